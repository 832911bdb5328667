-- case: objects that stay, in one go at the right places
-- file: 20240102030405_add_case/up.sql
CREATE TYPE mood AS ENUM ('good');
CREATE TABLE orders (id bigint, mood mood);
CREATE INDEX orders_id_idx ON orders (id);
CREATE TABLE customers (id bigint);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A revert leaves table "customers" behind: nothing in down.sql takes it away
CREATE FUNCTION f(a int, b text[] DEFAULT '{}') RETURNS int LANGUAGE sql AS 'SELECT 1';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- file: 20240102030405_add_case/down.sql
-- Rollback for case

-- The rows go with the table.
DROP TABLE IF EXISTS orders;
DROP TYPE IF EXISTS mood;
-- fixed
-- file: 20240102030405_add_case/down.sql
-- Rollback for case

DROP FUNCTION IF EXISTS f(integer, text[]);
DROP TABLE IF EXISTS customers;

-- The rows go with the table.
DROP TABLE IF EXISTS orders;
DROP TYPE IF EXISTS mood;

-- case: parts of a table that is older
-- file: 20240101000000_earlier/up.sql
create table orders (id int not null, price int default 1, old text);
-- file: 20240102030405_add_case/up.sql
alter table orders
    add column note text,
--  ^^^^^^^^^^^^^^^^^^^^ column "note" of "orders"
    add constraint positive check (price > 0),
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    alter column price set default 2,
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the default of column "price" of "orders"
    alter column id drop not null,
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    alter column id type bigint;
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^
alter table orders rename column old to former;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ does not give column "former" of "orders" its name "old" back
-- file: 20240102030405_add_case/down.sql
select 1
-- fixed
-- file: 20240102030405_add_case/down.sql
select 1;

do $do$
begin
    if exists (
        select from pg_attribute
        where attrelid = to_regclass('orders')
            and attname = 'former'
            and not attisdropped
    ) then
        alter table orders rename column former to old;
    end if;
end
$do$;

-- Fails while column "id" of "orders" holds what the former type does not.
alter table if exists orders
    alter column id type int using id::int,
    alter column id set not null,
    alter column price set default 1,
    drop constraint if exists positive,
    drop column if exists note;

-- case: what goes with something else
-- file: 20240102030405_add_case/up.sql
CREATE SCHEMA shop;
CREATE TABLE shop.items (id serial PRIMARY KEY);
CREATE TABLE a (id bigserial UNIQUE, b_id bigint);
CREATE INDEX ON a (b_id);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER touch BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION f();
COMMENT ON TABLE a IS 'One';
GRANT SELECT ON a TO PUBLIC;
ALTER TABLE old ADD COLUMN a_id bigint REFERENCES a (id);
CREATE UNIQUE INDEX old_a_idx ON old (a_id);
CREATE VIEW v AS SELECT a_id FROM old;
ALTER TABLE a ALTER COLUMN b_id SET NOT NULL, ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON a USING (true);
INSERT INTO a VALUES (1, 1);
-- file: 20240102030405_add_case/down.sql
DROP VIEW public.v;
ALTER TABLE old DROP COLUMN a_id;
DROP TABLE "a";
DROP FUNCTION f;
DROP SCHEMA shop CASCADE;

-- case: names, defaults and settings that are put back
-- file: 20240102030405_add_case/up.sql
ALTER TABLE a RENAME TO b;
ALTER TABLE b RENAME COLUMN x TO y;
ALTER TABLE b ADD COLUMN z int;
ALTER TABLE b ALTER COLUMN y SET DEFAULT 1;
ALTER TABLE b DISABLE TRIGGER t;
UPDATE b SET y = 2;
ALTER TABLE b ENABLE TRIGGER t;
GRANT SELECT ON b TO reader;
-- file: 20240102030405_add_case/down.sql
REVOKE ALL ON b FROM reader;
ALTER TABLE b ALTER y DROP DEFAULT, DROP z;
ALTER TABLE b RENAME y TO x;
ALTER TABLE b RENAME TO a;

-- case: constraints and indexes that PostgreSQL names
-- file: 20240102030405_add_case/up.sql
ALTER TABLE a ADD UNIQUE (b, c), ADD CHECK (b > 0), ADD FOREIGN KEY (c) REFERENCES d, ADD PRIMARY KEY (b);
CREATE INDEX ON a (lower(b), c);
-- file: 20240102030405_add_case/down.sql
DROP INDEX a_lower_c_idx, a_expr_c_idx;
ALTER TABLE a DROP CONSTRAINT a_b_c_key, DROP CONSTRAINT a_b_check, DROP CONSTRAINT a_c_fkey, DROP CONSTRAINT a_pkey;

-- case: what a block or a function may undo
-- file: 20240102030405_add_case/up.sql
CREATE TABLE a (id bigint);
CREATE TABLE b (id bigint);
--^^^^^^^^^^^^^^^^^^^^^^^^ table "b"
-- file: 20240102030405_add_case/down.sql
DO $$ BEGIN DROP TABLE a; END $$;

-- case: what is put together as it runs
-- file: 20240102030405_add_case/up.sql
CREATE TABLE a (id bigint);
-- file: 20240102030405_add_case/down.sql
DO $$ BEGIN EXECUTE format('DROP TABLE %I', 'a'); END $$;

-- case: a function that may do anything
-- file: 20240102030405_add_case/up.sql
CREATE TABLE a (id bigint);
-- file: 20240102030405_add_case/down.sql
SELECT undo_everything();

-- case: a value of an enum
-- file: 20240102030405_add_case/up.sql
ALTER TYPE size ADD VALUE 'xl';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^ value 'xl' of "size"
-- file: 20240102030405_add_case/down.sql
SELECT 1;

-- case: a way back that is said not to lead there
-- file: 20240102030405_add_case/up.sql
ALTER TYPE size ADD VALUE 'xl';
CREATE TABLE a (id bigint);
-- file: 20240102030405_add_case/down.sql
-- irreversible: the value does no harm

-- case: a type that is built anew
-- file: 20240102030405_add_case/up.sql
ALTER TYPE size ADD VALUE 'xl';
-- file: 20240102030405_add_case/down.sql
ALTER TYPE size RENAME TO size_old;
CREATE TYPE size AS ENUM ('s', 'm');
ALTER TABLE shirts ALTER COLUMN size TYPE size USING size::text::size;
DROP TYPE size_old;

-- case: no way back at all is another rule's
CREATE TABLE a (id bigint);

-- case: line ends as they are
-- file: 20240102030405_add_case/up.sql
CREATE TABLE a (id bigint);
--^^^^^^^^^^^^^^^^^^^^^^^^
-- file: 20240102030405_add_case/down.sql
-- fixed
-- file: 20240102030405_add_case/down.sql
DROP TABLE IF EXISTS a;

-- case: set back to something else
-- file: 20240101000000_earlier/up.sql
CREATE TABLE orders (id int NOT NULL, price int DEFAULT 1, note text DEFAULT 'a', total int);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ALTER COLUMN id TYPE bigint, ALTER price SET DEFAULT 2, ALTER note SET DEFAULT 'b', ALTER COLUMN total SET NOT NULL;
--                                              ^^^^^^^^^^^^^^^^^^^^^^^^^ column "price" of "orders" back as int, and before this migration it was int DEFAULT 1
-- file: 20240102030405_add_case/down.sql
ALTER TABLE orders ALTER COLUMN id TYPE integer, ALTER price DROP DEFAULT, ALTER note SET DEFAULT ('a'::text), ALTER total DROP NOT NULL;

-- case: names are looked up where the script says
-- file: 20240102030405_add_case/up.sql
SET LOCAL search_path = app;
CREATE TABLE a (id bigint);
CREATE TABLE public.b (id bigint);
CREATE TABLE c (id bigint);
--^^^^^^^^^^^^^^^^^^^^^^^^ table "app.c"
-- file: 20240102030405_add_case/down.sql
DROP TABLE app.a;
DROP TABLE b;
-- fixed
-- file: 20240102030405_add_case/down.sql
DROP TABLE IF EXISTS app.c;

DROP TABLE app.a;
DROP TABLE b;

-- case: names in quotes
-- file: 20240102030405_add_case/up.sql
CREATE TABLE "Order Lines" ("from" bigint, "Zwölf" text);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ table "Order Lines"
ALTER TABLE "Shop"."Other" ADD COLUMN "to" text;
--                         ^^^^^^^^^^^^^^^^^^^^ column "to" of "Shop.Other"
-- file: 20240102030405_add_case/down.sql
SELECT 1;
-- fixed
-- file: 20240102030405_add_case/down.sql
SELECT 1;

ALTER TABLE IF EXISTS "Shop"."Other"
    DROP COLUMN IF EXISTS "to";

DROP TABLE IF EXISTS "Order Lines";

-- case: DO blocks of which the text tells all, on the way there and back
-- file: 20240102030405_add_case/up.sql
DO $$ BEGIN
  IF to_regtype('mood') IS NULL THEN
    CREATE TYPE mood AS ENUM ('good');
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A revert leaves type "mood" behind
  END IF;
END $$;
DO $$ BEGIN
  ALTER TABLE t RENAME TO u;
EXCEPTION WHEN undefined_table THEN NULL;
END $$;
-- file: 20240102030405_add_case/down.sql
DO $$ BEGIN
  IF to_regclass('u') IS NOT NULL THEN ALTER TABLE u RENAME TO t; END IF;
END $$;

-- case: of other blocks, nothing is said
-- file: 20240102030405_add_case/up.sql
DO $$ BEGIN
  FOR i IN 1 .. 3 LOOP CREATE TABLE t (id bigint); END LOOP;
END $$;
-- file: 20240102030405_add_case/down.sql
DROP TABLE IF EXISTS other;

-- case: options and settings of what is neither a table nor a column
-- file: 20240102030405_add_case/up.sql
ALTER SERVER branch OPTIONS (ADD host 'a');
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ leaves the foreign option host of server "branch" as it is set here
ALTER FOREIGN TABLE away ALTER a OPTIONS (ADD name 'b');
--                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the foreign option name of column "a" of "away"
ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING FOR word WITH simple;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the mapping of word of text search configuration "words"
ALTER TEXT SEARCH DICTIONARY simple_too (StopWords = english);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the setting stopwords
ALTER STATISTICS pairs SET STATISTICS 500;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the target of statistics "pairs"
ALTER TABLE orders ALTER CONSTRAINT to_customer DEFERRABLE INITIALLY DEFERRED;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the deferral of constraint "to_customer" of "orders"
ALTER ROLE clerk CREATEDB PASSWORD 'x';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the attribute createdb of role "clerk"
-- file: 20240102030405_add_case/down.sql
SELECT 1;

-- case: options and settings that are set back
-- file: 20240102030405_add_case/up.sql
ALTER SERVER branch OPTIONS (ADD host 'a', SET port '2');
ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING FOR word WITH simple;
ALTER STATISTICS pairs SET STATISTICS 500;
ALTER TABLE orders ALTER CONSTRAINT to_customer NOT ENFORCED;
ALTER ROLE clerk CREATEDB;
CREATE EXTENSION IF NOT EXISTS plpgsql;
CREATE STATISTICS ON id, note FROM orders;
-- file: 20240102030405_add_case/down.sql
DROP STATISTICS IF EXISTS orders_id_note_stat;
ALTER ROLE clerk NOCREATEDB;
ALTER TABLE orders ALTER CONSTRAINT to_customer ENFORCED;
ALTER STATISTICS pairs SET STATISTICS DEFAULT;
ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING FOR word WITH english_stem;
ALTER SERVER branch OPTIONS (DROP host, SET port '1');

-- case: a NOT NULL by its name
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD CONSTRAINT noted NOT NULL note NOT VALID, ADD CONSTRAINT left_on NOT NULL a;
--                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the NOT NULL of column "a" of "orders"
ALTER TABLE orders DROP CONSTRAINT orders_b_not_null;
-- file: 20240102030405_add_case/down.sql
ALTER TABLE orders ALTER COLUMN b SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT IF EXISTS noted;

-- case: an index that has become a key goes with it
-- file: 20240102030405_add_case/up.sql
CREATE UNIQUE INDEX orders_key ON orders (id);
ALTER TABLE orders ADD CONSTRAINT orders_key UNIQUE USING INDEX orders_key;
-- file: 20240102030405_add_case/down.sql
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_key;
