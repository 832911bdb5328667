-- case: every way to write it
CREATE TABLE t (
    a int,
--    ^^^ "t.a" ends at 2,147,483,647
    b INTEGER NOT NULL,
--    ^^^^^^^ Use BIGINT
    c int4[],
--    ^^^^ int8
    d Serial PRIMARY KEY,
--    ^^^^^^ bigserial
    e serial4,
--    ^^^^^^^
    f pg_catalog.int4,
--    ^^^^^^^^^^^^^^^ bigint
    g int array[4]
--    ^^^
);
-- fixed
CREATE TABLE t (
    a bigint,
    b BIGINT NOT NULL,
    c int8[],
    d bigserial PRIMARY KEY,
    e serial8,
    f bigint,
    g bigint array[4]
);

-- case: a new column, and a new type
ALTER TABLE "my Table" ADD "a b" int CHECK ("a b" > 0), ALTER c TYPE integer USING c::integer;
--                               ^^^ "my Table.a b"
--                                                                   ^^^^^^^
-- fixed
ALTER TABLE "my Table" ADD "a b" bigint CHECK ("a b" > 0), ALTER c TYPE bigint USING c::integer;

-- case: wider, narrower, a type of one's own, and what is no column
CREATE TABLE t (a bigint, b int8, c bigserial, d smallint, e smallserial, f "int", g text DEFAULT 1::int);
SELECT a::int FROM t;

-- case: a down script gives back what was there {down}
ALTER TABLE t ADD COLUMN a int;
