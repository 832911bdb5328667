-- case: what refuses values, and what cuts them
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (a bigint, b text, c varchar(50), d timestamptz, e numeric(10, 4), f double precision, g timestamp);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders
    ALTER a TYPE integer,
--               ^^^^^^^ "orders.a" was bigint, which holds more. The migration fails
    ALTER b TYPE varchar(10),
--               ^^^^^^^^^^^ "orders.b" was text
    ALTER c TYPE varchar(40) USING left(c, 40),
--               ^^^^^^^^^^^ a cast in USING cuts it
    ALTER d TYPE date,
--               ^^^^ What the new type cannot hold is lost
    ALTER e TYPE numeric(8, 2),
--               ^^^^^^^^^^^^^ is lost
    ALTER f TYPE real,
--               ^^^^
    ALTER g TYPE timestamp(0);
--               ^^^^^^^^^^^^
ALTER TABLE orders ALTER e TYPE numeric(6, 2);
--                              ^^^^^^^^^^^^^ "orders.e" was numeric(8, 2), which holds more. The migration fails

-- case: wider or other types, those that are not known, and new tables
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (a int, b varchar(3), c numeric(8, 2), d date, e text);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ALTER a TYPE bigint, ALTER b TYPE text, ALTER c TYPE numeric(10, 3), ALTER d TYPE timestamptz, ALTER e TYPE jsonb USING e::jsonb;
ALTER TABLE others ALTER a TYPE smallint;
CREATE TABLE lines (a bigint);
ALTER TABLE lines ALTER a TYPE int;

-- case: a down script gives back what was there {down}
-- file: 20240102030405_add_case/up.sql
CREATE TABLE orders (a bigint);
-- file: 20240102030405_add_case/down.sql
ALTER TABLE orders ALTER a TYPE int;
