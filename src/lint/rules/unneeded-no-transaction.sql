-- case: all of it could run in a transaction
-- no-transaction
--^^^^^^^^^^^^^^^ the ledger does not know of it
-- Orders
CREATE TABLE orders (id bigint);
CREATE INDEX orders_idx ON orders (id);
-- fixed
-- Orders
CREATE TABLE orders (id bigint);
CREATE INDEX orders_idx ON orders (id);

-- case: in a down script, and with more on the line {down}
-- no-transaction: I was told to
--^^^^^^^^^^^^^^^
DROP INDEX orders_idx;
-- fixed
DROP INDEX orders_idx;

-- case: metadata.toml has said it
-- Orders
--^^^^^^^ Remove run_in_transaction = false from metadata.toml
CREATE TABLE orders (id bigint);
-- file: 20240102030405_add_case/down.sql
DROP TABLE orders;
--^^^^^^^^^^^^^^^^
-- file: 20240102030405_add_case/metadata.toml
run_in_transaction = false

-- case: metadata.toml has said it, and one of the two scripts needs it
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
-- file: 20240102030405_add_case/down.sql
DROP INDEX orders_idx;
-- file: 20240102030405_add_case/metadata.toml
run_in_transaction = false

-- case: one statement that needs it
-- no-transaction
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);

-- case: one among others
-- no-transaction
SET lock_timeout = '5s';
VACUUM orders;

-- case: transactions of its own
-- no-transaction
BEGIN;
UPDATE orders SET a = 1 WHERE a = 2;
COMMIT;

-- case: a block or a procedure that may commit
-- no-transaction
DO $$ BEGIN UPDATE orders SET a = 1; COMMIT; END $$;
CALL backfill();

-- case: what only the catalog tells
-- no-transaction
REINDEX TABLE events;

-- case: no statement, no transaction
-- no-transaction

-- case: a plain script {plain}
-- no-transaction
SELECT 1;
