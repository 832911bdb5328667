-- case: everything that can be dropped in a migration
DROP TRIGGER stamped ON orders;
--^^^^^^^^^^ the trigger "stamped" is gone already. Write IF EXISTS.
DROP POLICY owners ON orders;
--^^^^^^^^^
DROP RULE quiet ON orders;
--^^^^^^^
DROP VIEW a_view, b_view;
--^^^^^^^ the view "a_view", the view "b_view" is gone
DROP MATERIALIZED VIEW totals;
--^^^^^^^^^^^^^^^^^^^^
drop index public.orders_idx;
--^^^^^^^^
DROP TABLE orders CASCADE;
--^^^^^^^^
DROP SEQUENCE numbers;
--^^^^^^^^^^^
DROP FUNCTION one(int);
--^^^^^^^^^^^
DROP PROCEDURE nothing;
--^^^^^^^^^^^^
DROP AGGREGATE total (bigint);
--^^^^^^^^^^^^
DROP CAST (mood AS int);
--^^^^^^^
DROP OPERATOR + (mood, mood);
--^^^^^^^^^^^
DROP OPERATOR FAMILY moods USING btree;
--^^^^^^^^^^^^^^^^^^
DROP TEXT SEARCH CONFIGURATION plain;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^
DROP COLLATION plain;
--^^^^^^^^^^^^
DROP STATISTICS pairs;
--^^^^^^^^^^^^^
DROP DOMAIN positive;
--^^^^^^^^^
DROP TYPE mood CASCADE;
--^^^^^^^
DROP SCHEMA shop, "Shop 2" RESTRICT;
--^^^^^^^^^
DROP PUBLICATION feed;
--^^^^^^^^^^^^^^
DROP EVENT TRIGGER watch;
--^^^^^^^^^^^^^^^^
DROP USER MAPPING FOR CURRENT_USER SERVER branch;
--^^^^^^^^^^^^^^^ the user mapping
DROP FOREIGN TABLE far;
--^^^^^^^^^^^^^^^^
DROP SERVER branch;
--^^^^^^^^^
DROP FOREIGN DATA WRAPPER elsewhere;
--^^^^^^^^^^^^^^^^^^^^^^^
DROP ACCESS METHOD pile;
--^^^^^^^^^^^^^^^^
DROP ROLE staircase_nobody;
--^^^^^^^ the role "staircase_nobody"
DROP EXTENSION citext;
--^^^^^^^^^^^^
-- fixed
DROP TRIGGER IF EXISTS stamped ON orders;
DROP POLICY IF EXISTS owners ON orders;
DROP RULE IF EXISTS quiet ON orders;
DROP VIEW IF EXISTS a_view, b_view;
DROP MATERIALIZED VIEW IF EXISTS totals;
drop index if exists public.orders_idx;
DROP TABLE IF EXISTS orders CASCADE;
DROP SEQUENCE IF EXISTS numbers;
DROP FUNCTION IF EXISTS one(int);
DROP PROCEDURE IF EXISTS nothing;
DROP AGGREGATE IF EXISTS total (bigint);
DROP CAST IF EXISTS (mood AS int);
DROP OPERATOR IF EXISTS + (mood, mood);
DROP OPERATOR FAMILY IF EXISTS moods USING btree;
DROP TEXT SEARCH CONFIGURATION IF EXISTS plain;
DROP COLLATION IF EXISTS plain;
DROP STATISTICS IF EXISTS pairs;
DROP DOMAIN IF EXISTS positive;
DROP TYPE IF EXISTS mood CASCADE;
DROP SCHEMA IF EXISTS shop, "Shop 2" RESTRICT;
DROP PUBLICATION IF EXISTS feed;
DROP EVENT TRIGGER IF EXISTS watch;
DROP USER MAPPING IF EXISTS FOR CURRENT_USER SERVER branch;
DROP FOREIGN TABLE IF EXISTS far;
DROP SERVER IF EXISTS branch;
DROP FOREIGN DATA WRAPPER IF EXISTS elsewhere;
DROP ACCESS METHOD IF EXISTS pile;
DROP ROLE IF EXISTS staircase_nobody;
DROP EXTENSION IF EXISTS citext;

-- case: outside of the transaction
-- no-transaction
DROP INDEX CONCURRENTLY orders_idx;
--^^^^^^^^^^^^^^^^^^^^^
-- setup
CREATE TABLE orders (id int);
CREATE INDEX orders_idx ON orders (id);
-- fixed
-- no-transaction
DROP INDEX CONCURRENTLY IF EXISTS orders_idx;

-- case: a database, and other things of the cluster {plain}
DROP DATABASE old;
--^^^^^^^^^^^
DROP TABLESPACE fast;
--^^^^^^^^^^^^^
DROP SUBSCRIPTION feed;
--^^^^^^^^^^^^^^^

-- case: columns and constraints
ALTER TABLE orders DROP COLUMN a, DROP b, drop constraint orders_check, ALTER COLUMN number DROP IDENTITY;
--                 ^^^^^^^^^^^ the column "a"
--                                ^^^^^^
--                                        ^^^^^^^^^^^^^^^ the constraint "orders_check"
--                                                                      ^^^^^^^^^^^^ the identity of column "number"
ALTER TABLE orders
    ALTER twice DROP EXPRESSION;
--  ^^^^^^^^^^^
ALTER TYPE pair DROP ATTRIBUTE b;
--              ^^^^^^^^^^^^^^
ALTER DOMAIN positive DROP CONSTRAINT small;
--                    ^^^^^^^^^^^^^^^
-- setup
CREATE TYPE pair AS (a int, b int);
CREATE DOMAIN positive AS int CONSTRAINT small CHECK (VALUE < 100);
CREATE TABLE orders (a int, b int, c int CONSTRAINT orders_check CHECK (c > 0),
    number int GENERATED ALWAYS AS IDENTITY, twice int GENERATED ALWAYS AS (1) STORED);
-- fixed
ALTER TABLE orders DROP COLUMN IF EXISTS a, DROP IF EXISTS b, drop constraint if exists orders_check, ALTER COLUMN number DROP IDENTITY IF EXISTS;
ALTER TABLE orders
    ALTER twice DROP EXPRESSION IF EXISTS;
ALTER TYPE pair DROP ATTRIBUTE IF EXISTS b;
ALTER DOMAIN positive DROP CONSTRAINT IF EXISTS small;

-- case: partitions and parents
ALTER TABLE events DETACH PARTITION events_2026;
--                 ^^^^^^^^^^^^^^^^ PostgreSQL has no IF EXISTS for this
ALTER TABLE child NO INHERIT parent;
--                ^^^^^^^^^^
-- setup
CREATE TABLE events (at int) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM (2026) TO (2027);
CREATE TABLE parent (id int);
CREATE TABLE child () INHERITS (parent);
-- fixed
DO $do$
BEGIN
    IF EXISTS (
        SELECT FROM pg_inherits
        WHERE inhparent = to_regclass('events')
            AND inhrelid = to_regclass('events_2026')
    ) THEN
        ALTER TABLE events DETACH PARTITION events_2026;
    END IF;
END
$do$;
DO $do$
BEGIN
    IF EXISTS (
        SELECT FROM pg_inherits
        WHERE inhparent = to_regclass('parent')
            AND inhrelid = to_regclass('child')
    ) THEN
        ALTER TABLE child NO INHERIT parent;
    END IF;
END
$do$;

-- case: new names
ALTER TABLE orders RENAME COLUMN note TO remark;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the column "note" is gone already
ALTER TABLE orders RENAME CONSTRAINT orders_pkey TO orders_key;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ALTER TABLE orders RENAME TO purchases;
--^^^^^^^^^
ALTER INDEX orders_idx RENAME TO purchases_idx;
--^^^^^^^^^
ALTER VIEW ones RENAME TO singles;
--^^^^^^^^
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
--^^^^^^^^
ALTER TYPE mood RENAME TO temper;
--^^^^^^^^
ALTER SCHEMA shop RENAME TO store;
--^^^^^^^^^^
ALTER FUNCTION one(int) RENAME TO uno;
--^^^^^^^^^^^^
-- setup
CREATE TABLE orders (id int PRIMARY KEY, note text);
CREATE INDEX orders_idx ON orders (note);
CREATE VIEW ones AS SELECT 1 AS one;
CREATE TYPE mood AS ENUM ('sad');
CREATE SCHEMA shop;
CREATE FUNCTION one(int) RETURNS int LANGUAGE sql RETURN 1;
-- fixed
DO $do$
BEGIN
    IF EXISTS (
        SELECT FROM pg_attribute
        WHERE attrelid = to_regclass('orders')
            AND attname = 'note'
            AND NOT attisdropped
    ) THEN
        ALTER TABLE orders RENAME COLUMN note TO remark;
    END IF;
END
$do$;
DO $do$
BEGIN
    IF EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = to_regclass('orders')
            AND conname = 'orders_pkey'
    ) THEN
        ALTER TABLE orders RENAME CONSTRAINT orders_pkey TO orders_key;
    END IF;
END
$do$;
ALTER TABLE IF EXISTS orders RENAME TO purchases;
ALTER INDEX IF EXISTS orders_idx RENAME TO purchases_idx;
ALTER VIEW IF EXISTS ones RENAME TO singles;
DO $do$
BEGIN
    IF EXISTS (
        SELECT FROM pg_enum
        WHERE enumtypid = to_regtype('mood')
            AND enumlabel = 'sad'
    ) THEN
        ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
    END IF;
END
$do$;
DO $do$
BEGIN
    IF to_regtype('mood') IS NOT NULL THEN
        ALTER TYPE mood RENAME TO temper;
    END IF;
END
$do$;
DO $do$
BEGIN
    IF to_regnamespace('shop') IS NOT NULL THEN
        ALTER SCHEMA shop RENAME TO store;
    END IF;
END
$do$;
DO $do$
BEGIN
    ALTER FUNCTION one(int) RENAME TO uno;
EXCEPTION
    WHEN undefined_object OR undefined_function THEN NULL;
END
$do$;

-- case: more new names
ALTER TRIGGER stamped ON orders RENAME TO marked;
--^^^^^^^^^^^
ALTER POLICY owners ON orders RENAME TO keepers;
--^^^^^^^^^^
ALTER TYPE pair RENAME ATTRIBUTE a TO c;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ALTER DOMAIN positive RENAME TO natural_number;
--^^^^^^^^^^
ALTER TABLE orders SET SCHEMA shop;
--^^^^^^^^^
ALTER TYPE pair SET SCHEMA shop;
--^^^^^^^^
-- setup
CREATE SCHEMA shop;
CREATE TYPE pair AS (a int, b int);
CREATE DOMAIN positive AS int;
CREATE TABLE orders (id int);
CREATE TRIGGER stamped BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE POLICY owners ON orders;
-- fixed
DO $do$
BEGIN
    IF EXISTS (
        SELECT FROM pg_trigger
        WHERE tgrelid = to_regclass('orders')
            AND tgname = 'stamped'
    ) THEN
        ALTER TRIGGER stamped ON orders RENAME TO marked;
    END IF;
END
$do$;
DO $do$
BEGIN
    IF EXISTS (
        SELECT FROM pg_policy
        WHERE polrelid = to_regclass('orders')
            AND polname = 'owners'
    ) THEN
        ALTER POLICY owners ON orders RENAME TO keepers;
    END IF;
END
$do$;
DO $do$
BEGIN
    IF EXISTS (
        SELECT FROM pg_attribute
        WHERE attrelid = to_regclass('pair')
            AND attname = 'a'
            AND NOT attisdropped
    ) THEN
        ALTER TYPE pair RENAME ATTRIBUTE a TO c;
    END IF;
END
$do$;
DO $do$
BEGIN
    IF to_regtype('positive') IS NOT NULL THEN
        ALTER DOMAIN positive RENAME TO natural_number;
    END IF;
END
$do$;
ALTER TABLE IF EXISTS orders SET SCHEMA shop;
DO $do$
BEGIN
    ALTER TYPE pair SET SCHEMA shop;
EXCEPTION
    WHEN undefined_object OR undefined_function THEN NULL;
END
$do$;

-- case: a table that is altered, and dropped further down {down}
ALTER TABLE orders DROP COLUMN IF EXISTS note;
--^^^^^^^^^ A second run of this script stops here, because the table "orders" is gone by then
alter table only public.orders alter a set default 'a';
--^^^^^^^^^ gone by then
ALTER TABLE customers ALTER note DROP DEFAULT;
DROP TABLE IF EXISTS orders;
-- setup
CREATE TABLE orders (note text, a text);
CREATE TABLE customers (note text);
-- fixed
ALTER TABLE IF EXISTS orders DROP COLUMN IF EXISTS note;
alter table if exists only public.orders alter a set default 'a';
ALTER TABLE customers ALTER note DROP DEFAULT;
DROP TABLE IF EXISTS orders;

-- case: the clause for the table
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
--^^^^^^^^^ Write ALTER TABLE IF EXISTS
ALTER TABLE orders RENAME TO purchases;
--^^^^^^^^^
-- setup
CREATE TABLE orders (id int, note text);
-- fixed
ALTER TABLE IF EXISTS orders ALTER COLUMN note SET NOT NULL;
ALTER TABLE IF EXISTS orders RENAME TO purchases;

-- case: what the script has made itself
CREATE TABLE IF NOT EXISTS scratch (id int);
ALTER TABLE scratch ALTER COLUMN id SET NOT NULL;
DROP TABLE scratch;
CREATE OR REPLACE FUNCTION helper() RETURNS int LANGUAGE sql RETURN 1;
DROP FUNCTION helper();

-- case: what can be repeated as it is {down}
DROP TABLE IF EXISTS orders;
DROP FUNCTION IF EXISTS f();
ALTER TABLE IF EXISTS customers DROP COLUMN IF EXISTS note, DROP CONSTRAINT IF EXISTS c;
ALTER TABLE customers ALTER COLUMN note DROP NOT NULL, ALTER COLUMN note DROP DEFAULT;
REVOKE ALL ON customers FROM PUBLIC;
DROP OWNED BY nobody;

-- case: inside a transaction, too {plain}
BEGIN;
ALTER TABLE orders DROP CONSTRAINT a, DROP CONSTRAINT b;
--                 ^^^^^^^^^^^^^^^
--                                    ^^^^^^^^^^^^^^^
COMMIT;
-- fixed
BEGIN;
ALTER TABLE orders DROP CONSTRAINT IF EXISTS a, DROP CONSTRAINT IF EXISTS b;
COMMIT;
-- setup
CREATE TABLE orders (id int);

-- case: in a DO block {down}
DO $$
BEGIN
    DROP VIEW singles;
--  ^^^^^^^^^ the view "singles" is gone already
    ALTER TABLE orders DROP CONSTRAINT positive;
--  ^^^^^^^^^^^ the table "orders" is gone by then
--                     ^^^^^^^^^^^^^^^
    ALTER TYPE mood RENAME TO temper;
--  ^^^^^^^^^^ put it behind an IF that looks first
    ALTER TABLE orders ALTER note DROP NOT NULL;
--  ^^^^^^^^^^^ dropped or renamed further down
    IF to_regclass('orders') IS NOT NULL THEN
        DROP TABLE orders;
    END IF;
END $$;
-- setup
CREATE TABLE orders (id bigint CONSTRAINT positive CHECK (id > 0), note text);
CREATE VIEW singles AS SELECT 1;
CREATE TYPE mood AS ENUM ('sad');
-- fixed
DO $$
BEGIN
    DROP VIEW IF EXISTS singles;
    ALTER TABLE IF EXISTS orders DROP CONSTRAINT IF EXISTS positive;
    IF to_regtype('mood') IS NOT NULL THEN
        ALTER TYPE mood RENAME TO temper;
    END IF;
    ALTER TABLE IF EXISTS orders ALTER note DROP NOT NULL;
    IF to_regclass('orders') IS NOT NULL THEN
        DROP TABLE orders;
    END IF;
END $$;

-- case: options, mappings and members that are taken away
ALTER SERVER branch OPTIONS (DROP host);
--                  ^^^^^^^ the option "host" of the server "branch" is gone already
ALTER FOREIGN TABLE away ALTER a OPTIONS (DROP name);
--                       ^^^^^^^ the option "name"
ALTER TEXT SEARCH CONFIGURATION words DROP MAPPING FOR word;
--                                    ^^^^^^^^^^^^
ALTER TEXT SEARCH CONFIGURATION words DROP MAPPING IF EXISTS FOR word;
ALTER TABLE pairs NOT OF;
--                ^^^^^^
-- setup
CREATE FOREIGN DATA WRAPPER far;
CREATE SERVER branch FOREIGN DATA WRAPPER far OPTIONS (host '1');
CREATE FOREIGN TABLE away (a int OPTIONS (name 'b')) SERVER branch;
CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
CREATE TYPE pair AS (a int, b int);
CREATE TABLE pairs OF pair;
-- fixed
DO $do$
BEGIN
    ALTER SERVER branch OPTIONS (DROP host);
EXCEPTION
    WHEN undefined_object THEN NULL;
END
$do$;
DO $do$
BEGIN
    ALTER FOREIGN TABLE away ALTER a OPTIONS (DROP name);
EXCEPTION
    WHEN undefined_object THEN NULL;
END
$do$;
ALTER TEXT SEARCH CONFIGURATION words DROP MAPPING IF EXISTS FOR word;
ALTER TEXT SEARCH CONFIGURATION words DROP MAPPING IF EXISTS FOR word;
DO $do$
BEGIN
    IF EXISTS (
        SELECT FROM pg_class
        WHERE oid = to_regclass('pairs')
            AND reloftype <> 0
    ) THEN
        ALTER TABLE pairs NOT OF;
    END IF;
END
$do$;

-- case: what is made again further down
DROP FUNCTION f(int);
--^^^^^^^^^^^ the function "f" is gone already
CREATE FUNCTION f(int, int) RETURNS int LANGUAGE sql RETURN 1;
DROP VIEW singles;
--^^^^^^^ Where the view "singles" is missing, this script stops here, though it makes it again further down
CREATE VIEW singles AS SELECT 1 AS a;
ALTER TABLE orders DROP CONSTRAINT positive, ADD CONSTRAINT positive CHECK (id > 1);
--                 ^^^^^^^^^^^^^^^ Where the constraint "positive" is missing
ALTER TABLE orders RENAME TO old_orders;
--^^^^^^^^^ the table "orders" is gone already
CREATE TABLE IF NOT EXISTS orders (id bigint);

-- case: a table that another one takes the place of
ALTER TABLE orders DROP COLUMN IF EXISTS note;
CREATE TABLE IF NOT EXISTS new_orders (id bigint);
DROP TABLE IF EXISTS orders;
ALTER TABLE IF EXISTS new_orders RENAME TO orders;
