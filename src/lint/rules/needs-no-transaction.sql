-- case: the only statement
-- Orders by customer
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_idx ON orders (customer_id);
--           ^^^^^^^^^^^^ PostgreSQL refuses CREATE INDEX CONCURRENTLY inside of a transaction
-- fixed
-- no-transaction
-- Orders by customer
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_idx ON orders (customer_id);

-- case: the only statement, and the directive is there but misplaced
-- Orders by customer
-- no-transaction

drop index concurrently orders_idx;
--         ^^^^^^^^^^^^ first line of the file
-- fixed
-- no-transaction
-- Orders by customer

drop index concurrently orders_idx;

-- case: one of several moves out
-- Orders

ALTER TABLE shop.orders ADD COLUMN customer_id bigint;

-- The list of a customer's orders
-- is shown on every page.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "Orders_idx" ON shop.orders (customer_id);
--           ^^^^^^^^^^^^ migration of its own

SELECT 1;
-- fixed
-- Orders

ALTER TABLE shop.orders ADD COLUMN customer_id bigint;

SELECT 1;
-- file: 20260101000000_create_shop_orders_idx_concurrently/up.sql
-- no-transaction
-- create shop."Orders_idx" concurrently
-- Version: 20260101000000

-- The list of a customer's orders
-- is shown on every page.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "Orders_idx" ON shop.orders (customer_id);
-- file: 20260101000000_create_shop_orders_idx_concurrently/down.sql
-- no-transaction
-- Rollback for create shop."Orders_idx" concurrently
-- Version: 20260101000000

DROP INDEX CONCURRENTLY IF EXISTS shop."Orders_idx";

-- case: what has no way back, between two migrations
SELECT 1;
VACUUM orders;
--^^^^ PostgreSQL refuses VACUUM inside
-- file: 20240102030406_next/up.sql
SELECT 1;
-- file: 20240102030500_last/up.sql
SELECT 1;
-- fixed
SELECT 1;
-- file: 20260101000000_vacuum/up.sql
-- no-transaction
-- vacuum
-- Version: 20260101000000

VACUUM orders;
-- file: 20260101000000_vacuum/down.sql
-- Rollback for vacuum
-- Version: 20260101000000

-- Nothing to undo.

-- case: nothing is gained by CONCURRENTLY on a table of the script
CREATE TABLE orders (id bigint);
create index concurrently orders_idx on orders (id);
--           ^^^^^^^^^^^^
-- fixed
CREATE TABLE orders (id bigint);
create index orders_idx on orders (id);

-- case: everything else that PostgreSQL refuses
REINDEX TABLE CONCURRENTLY orders;
--            ^^^^^^^^^^^^ REINDEX CONCURRENTLY
ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;
--                                              ^^^^^^^^^^^^ DETACH PARTITION CONCURRENTLY
VACUUM;
--^^^^
ALTER SYSTEM SET work_mem = '1GB';
--^^^^^^^^^^ ALTER SYSTEM
CREATE DATABASE other;
--^^^^^^^^^^^^^
DROP DATABASE other;
--^^^^^^^^^^^
CREATE TABLESPACE fast LOCATION '/fast';
--^^^^^^^^^^^^^^^
REINDEX SCHEMA public;
--^^^^^^^^^^^^

-- case: in a down script {down}
ALTER TABLE orders DROP COLUMN a;
DROP INDEX CONCURRENTLY IF EXISTS orders_idx;
--         ^^^^^^^^^^^^
-- fixed
ALTER TABLE orders DROP COLUMN a;
DROP INDEX IF EXISTS orders_idx;

-- case: without a transaction
-- no-transaction
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);

-- case: the directive makes no difference to a BEGIN of the script
-- no-transaction
BEGIN;
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
--           ^^^^^^^^^^^^ this statement runs in one
COMMIT;

-- case: a plain script {plain}
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
VACUUM;
BEGIN;
SELECT 1;
VACUUM orders;
--^^^^
COMMIT;
VACUUM;

-- case: a plain script that is taken to run in a transaction {plain, in-transaction}
SELECT 1;
CREATE INDEX CONCURRENTLY a_idx ON orders (a);
--           ^^^^^^^^^^^^
COMMIT;
CREATE INDEX CONCURRENTLY b_idx ON orders (b);

-- case: the only statement of such a script {plain, in-transaction}
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
--           ^^^^^^^^^^^^
-- fixed
-- no-transaction
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);

-- case: what is allowed inside of a transaction
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
CREATE INDEX orders_idx ON orders (id);
ALTER TYPE mood ADD VALUE 'new';
ANALYZE orders;
CLUSTER orders USING orders_idx;
REINDEX TABLE orders;
DROP INDEX "concurrently";

-- case: what was refused by older servers {plain, in-transaction, pg=11}
SELECT 1;
ALTER TYPE mood ADD VALUE 'new';
--^^^^^^^^
