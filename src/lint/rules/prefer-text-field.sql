-- case: every way to write it
CREATE TABLE t (
    a varchar(100) NOT NULL,
--    ^^^^^^^^^^^^ The limit of "t.a" is part of its type
    b CHARACTER VARYING (20),
--    ^^^^^^^^^^^^^^^^^^^^^^
    c char varying(3)[],
--    ^^^^^^^^^^^^^^^
    d national character varying(3),
--    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    e pg_catalog.varchar(10) COLLATE "C"
--    ^^^^^^^^^^^^^^^^^^^^^^
);
-- fixed
CREATE TABLE t (
    a text NOT NULL,
    b TEXT,
    c text[],
    d text,
    e text COLLATE "C"
);

-- case: a new column, and a new type
ALTER TABLE t ADD COLUMN a varchar(256) NULL, ALTER COLUMN b SET DATA TYPE varchar(10);
--                         ^^^^^^^^^^^^
--                                                                         ^^^^^^^^^^^
-- fixed
ALTER TABLE t ADD COLUMN a text NULL, ALTER COLUMN b SET DATA TYPE text;

-- case: without a limit
CREATE TABLE t (a text, b varchar, c character varying, d char(3), e text CHECK (length(e) <= 100));

-- case: a down script gives back what was there {down}
ALTER TABLE t ADD COLUMN a varchar(256);
