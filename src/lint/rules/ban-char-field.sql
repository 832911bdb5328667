-- case: every way to write it
CREATE TABLE t (
    a char(100) NOT NULL,
--    ^^^^^^^^^ padded with blanks
    b character,
--    ^^^^^^^^^
    c bpchar,
--    ^^^^^^
    d national character(3)[]
--    ^^^^^^^^^^^^^^^^^^^^^
);
-- fixed
CREATE TABLE t (
    a text NOT NULL,
    b text,
    c text,
    d text[]
);

-- case: a new type for a column
ALTER TABLE t ADD COLUMN a char, ALTER COLUMN b SET DATA TYPE char(3);
--                         ^^^^
--                                                            ^^^^^^^
-- fixed
ALTER TABLE t ADD COLUMN a text, ALTER COLUMN b SET DATA TYPE text;

-- case: text, varchar, and PostgreSQL's own type of one byte
CREATE TABLE t (a text, b varchar(3), c "char", d character varying(3));
