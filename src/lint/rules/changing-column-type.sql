-- case: no script tells the old type
ALTER TABLE orders ALTER COLUMN note TYPE text USING note::text, ALTER a SET DATA TYPE bigint;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Reads and writes of "orders" wait while the table and all its indexes are written anew. That is spared only if
--                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: stored otherwise
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (a int, b text, c varchar(50), d timestamp, e numeric(10, 2), f varchar(3)[], g inet, h char(5), i json);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders
    ALTER a TYPE bigint,
--  ^^^^^^^^^^^^^^^^^^^ "a" was int.
    ALTER b TYPE varchar(10),
--  ^^^^^^^^^^^^^^^^^^^^^^^^
    ALTER c TYPE varchar(40),
--  ^^^^^^^^^^^^^^^^^^^^^^^^ "c" was varchar(50).
    ALTER d TYPE timestamptz,
--  ^^^^^^^^^^^^^^^^^^^^^^^^
    ALTER e TYPE numeric(12, 3),
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ "e" was numeric(10, 2).
    ALTER f TYPE text[],
--  ^^^^^^^^^^^^^^^^^^^
    ALTER g TYPE cidr,
--  ^^^^^^^^^^^^^^^^^
    ALTER h TYPE char(6),
--  ^^^^^^^^^^^^^^^^^^^^
    ALTER i TYPE jsonb USING i::jsonb;
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: stored alike
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (a int, b text, c varchar(50), d timestamp(3), e numeric(10, 2), f varchar(3)[], g cidr, h interval(3), i varbit(5));
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ALTER a TYPE int, ALTER b TYPE varchar, ALTER c TYPE varchar(60), ALTER d TYPE timestamp(6),
    ALTER e TYPE numeric(12, 2), ALTER f TYPE varchar(3)[], ALTER g TYPE inet, ALTER h TYPE interval, ALTER i TYPE varbit(6);
ALTER TABLE orders ALTER c TYPE text USING c::text, ALTER d TYPE timestamp USING d, ALTER e TYPE numeric;

-- case: with a USING that computes, and with another collation
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (a varchar(50), b varchar(50), c varchar(50));
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ALTER a TYPE text USING lower(a);
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ALTER TABLE orders ALTER b TYPE text COLLATE "C";
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ALTER TABLE orders ALTER c TYPE text USING c::varchar(3);
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: moments, in a session of UTC
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (a timestamp, b timestamptz, c timestamp);
CREATE INDEX ON orders (c);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ALTER a TYPE timestamptz;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^
SET LOCAL timezone = 'UTC';
ALTER TABLE orders ALTER b TYPE timestamp;
ALTER TABLE orders ALTER c TYPE timestamptz;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^

-- case: new tables
CREATE TABLE orders (a int);
ALTER TABLE orders ALTER a TYPE bigint;

-- case: a down script gives back what was there {down}
ALTER TABLE orders ALTER a TYPE int;
