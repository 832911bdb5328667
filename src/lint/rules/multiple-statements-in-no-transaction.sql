-- case: a setting before the statement
-- no-transaction
-- Orders by customer
SET lock_timeout = '5s';
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
--           ^^^^^^^^^^^^ PostgreSQL runs several in one message as a transaction
-- fixed
-- no-transaction
-- Orders by customer
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);

-- case: the second of two
-- no-transaction
CREATE INDEX CONCURRENTLY a_idx ON orders (a);

CREATE INDEX CONCURRENTLY b_idx ON orders (b);
--           ^^^^^^^^^^^^ a migration of its own
-- fixed
-- no-transaction
CREATE INDEX CONCURRENTLY a_idx ON orders (a);

-- file: 20260101000000_create_b_idx_concurrently/up.sql
-- no-transaction
-- create b_idx concurrently
-- Version: 20260101000000

CREATE INDEX CONCURRENTLY b_idx ON orders (b);
-- file: 20260101000000_create_b_idx_concurrently/down.sql
-- no-transaction
-- Rollback for create b_idx concurrently
-- Version: 20260101000000

DROP INDEX CONCURRENTLY IF EXISTS b_idx;

-- case: in a down script {down}
-- no-transaction
ALTER TABLE orders DROP COLUMN b;
DROP INDEX CONCURRENTLY a_idx;
--         ^^^^^^^^^^^^

-- case: one statement, and several that may be together
-- no-transaction
VACUUM orders;
-- file: 20240102030405_add_case/down.sql
-- no-transaction
UPDATE a SET b = 1 WHERE b = 2;
UPDATE a SET b = 2 WHERE b = 3;

-- case: a plain script, which may be sent statement by statement {plain}
VACUUM a;
VACUUM b;
