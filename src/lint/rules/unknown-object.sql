-- case: a table of another name, with what was probably meant
-- file: 20240101000000_orders/up.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE oders ADD COLUMN note text;
--          ^^^^^ There is no "oders" here: no earlier migration makes it. The migration fails. Check the name; there is "orders".
CREATE INDEX ON public."Orders" (id);
--              ^^^^^^^^^^^^^^^ There is no "public.Orders" here
COMMENT ON TABLE ordrs IS 'ordrs';
--               ^^^^^
DROP VIEW open_orders, orders;
--        ^^^^^^^^^^^

-- case: what was dropped, and what has another name
-- file: 20240101000000_orders/up.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text, total int);
CREATE TABLE old (id int);
-- file: 20240101000001_less/up.sql
ALTER TABLE orders RENAME TO sales;
DROP TABLE old;
ALTER TABLE sales DROP COLUMN note;
ALTER TABLE sales RENAME COLUMN total TO amount;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD COLUMN x int;
--          ^^^^^^ 20240101000001_less has given it the name "sales"
INSERT INTO old (id) VALUES (1);
--          ^^^ 20240101000001_less has dropped it
ALTER TABLE sales ALTER COLUMN total SET NOT NULL, DROP COLUMN note;
--                             ^^^^^ There is no column "total" of "sales" here: 20240101000001_less has given it the name "amount"
--                                                             ^^^^ 20240101000001_less has dropped it
UPDATE sales SET amount = 1, total = 2;
--                           ^^^^^

-- case: a later migration makes it
-- file: 20240101000000_first/up.sql
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE t ADD COLUMN u_id bigint REFERENCES u (id);
--                                              ^ only a later migration makes it. The migration fails. Give the migration that makes it an earlier version
-- file: 20240103000000_later/up.sql
CREATE TABLE u (id bigint PRIMARY KEY);

-- case: a later statement makes it
-- file: 20240101000000_first/up.sql
CREATE TABLE t (id bigint PRIMARY KEY);
-- file: 20240102030405_add_case/up.sql
CREATE INDEX t_note_idx ON t (note);
--                            ^^^^ There is no column "note" of "t" here: only a later statement makes it. The migration fails. Move the statement that makes it before this one
ALTER TABLE t ADD COLUMN note text;

-- case: columns, constraints, triggers, policies, types and functions
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int, b int, CONSTRAINT c CHECK (a > 0));
-- file: 20240102030405_add_case/up.sql
ALTER TABLE t ADD COLUMN x int, ADD UNIQUE (x, b, y);
--                                                ^ There is no column "y" of "t" here
ALTER TABLE t DROP CONSTRAINT c, VALIDATE CONSTRAINT d;
--                                                   ^ There is no constraint "d" of "t" here
DROP TRIGGER no_one ON t;
--           ^^^^^^ There is no trigger "no_one" of "t" here
DROP POLICY mine ON t;
--          ^^^^
ALTER TYPE mood ADD VALUE 'happy';
--         ^^^^ There is no type "mood" here
DROP FUNCTION f(int);
--            ^ There is no function "f" here
CREATE INDEX ON t (a, lower(b), d);
--                              ^

-- case: what the script itself has made, IF EXISTS, and what is of others
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int);
-- file: 20240102030405_add_case/up.sql
CREATE TABLE u (b int REFERENCES t);
ALTER TABLE u ADD COLUMN c int, ALTER COLUMN c SET NOT NULL;
CREATE TEMP TABLE scratch AS SELECT 1 AS one;
INSERT INTO scratch (one) VALUES (2);
ALTER TABLE IF EXISTS gone ADD COLUMN a int;
ALTER TABLE u DROP COLUMN IF EXISTS gone;
DROP TABLE IF EXISTS gone;
ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY;
DELETE FROM pg_catalog.pg_depend WHERE false;
DELETE FROM _sqlx_migrations WHERE version = 1;
WITH gone AS (DELETE FROM t RETURNING a) INSERT INTO u (b) SELECT a FROM gone;

-- case: the first migration is all there is
ALTER TABLE orders ADD COLUMN note text;
CREATE TABLE t (id int);
ALTER TABLE others ADD COLUMN note text;

-- case: the folder begins in a database that has tables
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int);
ALTER TABLE orders ADD COLUMN t int;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE customers ADD COLUMN note text;

-- case: an earlier migration makes what its text does not tell
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int);
DO $$ BEGIN EXECUTE 'CREATE TABLE ' || 'orders ()'; END $$;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD COLUMN note text;

-- case: of a table that was made from a query, the columns are not known
-- file: 20240101000000_first/up.sql
CREATE TABLE t AS SELECT 1 AS a;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE t DROP COLUMN a;

-- case: an earlier migration has SQL that the parser does not take, or a name that is none
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int);
-- file: 20240101000001_second/up.sql
\i orders.sql
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD COLUMN note text;

-- case: a directory whose name is none may hold what is missing
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int);
-- file: second/up.sql
CREATE TABLE orders (a int);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD COLUMN note text;
