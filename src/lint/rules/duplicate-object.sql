-- case: tables, views, indexes, types, functions, columns
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int, CONSTRAINT c CHECK (a > 0));
CREATE INDEX t_a ON t (a);
CREATE VIEW v AS SELECT 1;
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE FUNCTION f(a int, b text) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE SCHEMA s;
-- file: 20240102030405_add_case/up.sql
CREATE INDEX t_a ON t (a);
--           ^^^ an index "t_a"
ALTER TYPE mood ADD VALUE 'happy';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ a value "happy" of "mood"
CREATE TYPE mood AS ENUM ('a');
--          ^^^^
CREATE FUNCTION f(int, text) RETURNS int LANGUAGE sql AS 'SELECT 2';
--              ^
CREATE SCHEMA s;
--            ^
ALTER TABLE t ADD COLUMN b int, ADD COLUMN a text, ADD CONSTRAINT c UNIQUE (a);
--                                         ^ a column "a" of "t"
--                                                                ^
CREATE TABLE public.T (b int);
--           ^^^^^^^^ There is a table "public.t" already: 20240101000000_first makes it. This statement fails.
CREATE VIEW t AS SELECT 1;
--          ^

-- case: twice in one script
CREATE TABLE t (a int);
CREATE TABLE t (a int);
--           ^ line 1 makes it

-- case: with a clause that allows for it, elsewhere, or gone in between
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int, b int); CREATE SCHEMA other;
CREATE TABLE gone (a int); CREATE VIEW v AS SELECT 1; CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS '';
CREATE TEMP TABLE scratch (a int);
-- file: 20240102030405_add_case/up.sql
CREATE TABLE IF NOT EXISTS t (a int);
CREATE TABLE other.t (a int);
CREATE INDEX IF NOT EXISTS t_a ON t (a);
ALTER TABLE t ADD COLUMN IF NOT EXISTS a int;
CREATE OR REPLACE VIEW v AS SELECT 1;
CREATE FUNCTION f(text) RETURNS int LANGUAGE sql AS '';
DROP TABLE gone;
CREATE TABLE gone (a int);
ALTER TABLE t DROP COLUMN b;
ALTER TABLE t ADD COLUMN b int, ADD CONSTRAINT c CHECK (b > 0);
ALTER TABLE t ADD CONSTRAINT c CHECK (b > 1), DROP CONSTRAINT c, DROP COLUMN b, ADD COLUMN b int;
CREATE TEMP TABLE scratch (a int);
ALTER TABLE t RENAME TO u;
CREATE TABLE t (a int);

-- case: what a cascade or a ROLLBACK may have taken away
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT * FROM t;
DROP TABLE t CASCADE;
CREATE VIEW v AS SELECT 1;
BEGIN;
CREATE TABLE u (a int);
ROLLBACK;
CREATE TABLE u (a int);

-- case: a down script makes again what its up script has dropped
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int); CREATE TABLE u (b int);
-- file: 20240102030405_add_case/up.sql
DROP TABLE t;
-- file: 20240102030405_add_case/down.sql
CREATE TABLE t (a int);
CREATE TABLE u (a int);
--           ^ 20240101000000_first makes it
