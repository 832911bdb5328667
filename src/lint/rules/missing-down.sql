-- case: a directory with the way there alone
-- file: 20240101000000_earlier/up.sql
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-- file: 20240101000000_earlier/down.sql
DROP FUNCTION touch();
-- file: 20240102030405_add_orders/up.sql
-- Orders
--^^^^^^^ There is no way back from this migration

SET LOCAL lock_timeout = '5s';
CREATE TABLE orders (id bigint, note text);
ALTER TABLE customers ADD COLUMN order_id bigint;
CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';
UPDATE customers SET order_id = 1;
-- fixed
-- file: 20240102030405_add_orders/down.sql
-- Rollback for add orders
-- Version: 20240102030405

SET LOCAL lock_timeout = '5s';

-- irreversible: what UPDATE has changed in table "customers" cannot be put back.

CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';

ALTER TABLE IF EXISTS customers
    DROP COLUMN IF EXISTS order_id;

DROP TABLE IF EXISTS orders;

-- case: without a transaction
-- no-transaction
--^^^^^^^^^^^^^^^
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
-- fixed
-- file: 20240102030405_add_case/down.sql
-- no-transaction
-- Rollback for add case
-- Version: 20240102030405

DROP INDEX CONCURRENTLY IF EXISTS orders_idx;

-- case: reversible files of a flat folder
-- file: 20240102030405_add_orders.up.sql
CREATE TABLE orders (id bigint);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- file: 20240101030405_add_customers.up.sql
CREATE TABLE customers (id bigint);
-- file: 20240101030405_add_customers.down.sql
DROP TABLE customers;
-- fixed
-- file: 20240102030405_add_orders.down.sql
-- Rollback for add orders
-- Version: 20240102030405

DROP TABLE IF EXISTS orders;

-- case: both ways
-- file: 20240102030405_add_orders/up.sql
CREATE TABLE orders (id bigint);
-- file: 20240102030405_add_orders/down.sql
DROP TABLE orders;

-- case: simple files
-- file: 20240102030405_add_orders.sql
CREATE TABLE orders (id bigint);

-- case: said to have no way back
-- irreversible: the old system is switched off
TRUNCATE orders;

-- case: a script that does not parse has no fix
CREATE TABLE orders (id bigint);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
CREATE TABLE;
