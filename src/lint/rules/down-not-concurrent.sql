-- case: an index made with care, dropped without
-- file: 20240102030405_add_case/up.sql
-- no-transaction
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
-- file: 20240102030405_add_case/down.sql
-- Rollback for case
drop index if exists orders_idx;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reads and writes of its table wait
-- fixed
-- file: 20240102030405_add_case/down.sql
-- no-transaction
-- Rollback for case
drop index concurrently if exists orders_idx;

-- case: an index dropped with care, built without
-- file: 20240102030405_add_case/up.sql
-- no-transaction
DROP INDEX CONCURRENTLY orders_idx;
-- file: 20240102030405_add_case/down.sql
-- no-transaction
CREATE UNIQUE INDEX IF NOT EXISTS orders_idx ON orders (id);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ writes to its table wait until it is built
-- fixed
-- file: 20240102030405_add_case/down.sql
-- no-transaction
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_idx ON orders (id);

-- case: among other statements it is for a person to part them
-- file: 20240102030405_add_case/up.sql
-- no-transaction
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
-- file: 20240102030405_add_case/down.sql
SET LOCAL lock_timeout = '5s';
DROP INDEX orders_idx;
--^^^^^^^^^^^^^^^^^^^ in a script of its own

-- case: with care both ways, or without both ways, or with the table
-- file: 20240102030405_add_a/up.sql
-- no-transaction
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
-- file: 20240102030405_add_a/down.sql
-- no-transaction
DROP INDEX CONCURRENTLY orders_idx;
-- file: 20240102030406_add_b/up.sql
CREATE INDEX orders_b_idx ON orders (id);
-- file: 20240102030406_add_b/down.sql
DROP INDEX orders_b_idx;
-- file: 20240102030407_add_c/up.sql
-- no-transaction
CREATE INDEX CONCURRENTLY c_idx ON c (id);
-- file: 20240102030407_add_c/down.sql
DROP INDEX c_idx;
DROP TABLE c;
