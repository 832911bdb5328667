-- case: what is needed still
-- file: 20240102030405_add_case/up.sql
CREATE TYPE mood AS ENUM ('good');
CREATE DOMAIN email AS text;
CREATE TABLE customers (id bigint PRIMARY KEY, email email);
CREATE TABLE orders (id bigint, mood mood, customer_id bigint REFERENCES customers);
CREATE VIEW v AS WITH customers AS (SELECT 1) SELECT orders.id FROM orders, customers;
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER t BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f();
CREATE SCHEMA shop;
CREATE TABLE shop.items (id bigint);
-- file: 20240102030405_add_case/down.sql
DROP SCHEMA shop;
--^^^^^^^^^^^^^^ table "shop.items" still needs it
DROP TABLE shop.items;
DROP FUNCTION f;
--^^^^^^^^^^^^^ trigger "t" of "orders" still needs it
DROP TYPE IF EXISTS mood;
--^^^^^^^^^^^^^^^^^^^^^^ column "mood" of "orders" still needs it
DROP TABLE customers;
--^^^^^^^^^^^^^^^^^^ constraint "orders_customer_id_fkey" of "orders" still needs it
DROP TABLE orders;
--^^^^^^^^^^^^^^^ view "v" still needs it
DROP VIEW v;
DROP DOMAIN email;

-- case: one statement for the other
-- file: 20240102030405_add_case/up.sql
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint, customer_id bigint REFERENCES customers);
-- file: 20240102030405_add_case/down.sql
-- Rollback for case
DROP TABLE IF EXISTS customers;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Drop constraint "orders_customer_id_fkey" of "orders" first
-- The rows go, too.
DROP TABLE IF EXISTS orders
-- fixed
-- file: 20240102030405_add_case/down.sql
-- Rollback for case
-- The rows go, too.
DROP TABLE IF EXISTS orders;
DROP TABLE IF EXISTS customers;

-- case: a part of what is gone, or has another name
-- file: 20240101000000_earlier/up.sql
CREATE TABLE contracts (id bigint, code text);
CREATE TABLE sources (id bigint, code text);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE contracts DROP COLUMN code;
ALTER TABLE contracts RENAME TO verified;
ALTER TABLE sources DROP COLUMN code;
DROP TABLE sources;
-- file: 20240102030405_add_case/down.sql
ALTER TABLE contracts ADD COLUMN code text;
--                    ^^^^^^^^^^^^^^^^^^^^ PostgreSQL does not find table "contracts" here, because it has another name by now
ALTER TABLE sources ADD COLUMN code text;
--                  ^^^^^^^^^^^^^^^^^^^^ PostgreSQL does not find table "sources" here, because it is gone by now
ALTER TABLE verified RENAME TO contracts;
CREATE TABLE sources (id bigint, code text);

-- case: what is gone already
-- file: 20240102030405_add_case/up.sql
CREATE TABLE orders (id bigint, note text);
CREATE INDEX orders_idx ON orders (id);
ALTER TABLE old RENAME TO older;
-- file: 20240102030405_add_case/down.sql
ALTER TABLE old RENAME TO olds;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^ it has another name by now
ALTER TABLE older RENAME TO old;
DROP TABLE orders;
DROP INDEX orders_idx;
--^^^^^^^^^^^^^^^^^^^ it is gone by now
-- fixed
-- file: 20240102030405_add_case/down.sql
ALTER TABLE old RENAME TO olds;
ALTER TABLE older RENAME TO old;
DROP INDEX orders_idx;
DROP TABLE orders;

-- case: in the right order, or at once, or with CASCADE, or only if it is there
-- file: 20240102030405_add_case/up.sql
CREATE TYPE mood AS ENUM ('good');
CREATE TYPE size AS ENUM ('s');
CREATE TABLE customers (id bigint PRIMARY KEY, parent bigint REFERENCES customers);
CREATE TABLE orders (id bigint, mood mood, size size, customer_id bigint REFERENCES customers);
CREATE INDEX orders_idx ON orders (id);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER t BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f();
CREATE TABLE a (id bigint) PARTITION BY RANGE (id);
CREATE TABLE a1 PARTITION OF a DEFAULT;
-- file: 20240102030405_add_case/down.sql
DROP TABLE a;
DROP TABLE IF EXISTS a1;
DROP TYPE size CASCADE;
DROP TABLE customers, orders;
DROP INDEX IF EXISTS orders_idx;
DROP TRIGGER IF EXISTS t ON orders;
DROP FUNCTION f;
DROP TYPE mood;

-- case: a block may have done it
-- file: 20240102030405_add_case/up.sql
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint, customer_id bigint REFERENCES customers);
-- file: 20240102030405_add_case/down.sql
DO $$ BEGIN ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey; END $$;
DROP TABLE customers;
DROP TABLE orders;
