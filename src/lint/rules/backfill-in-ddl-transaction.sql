-- case: a new column is filled at once
ALTER TABLE orders ADD COLUMN total numeric;

-- As the lines say.
UPDATE orders SET total = 0;
--^^^^ reads and writes of "orders" wait until this UPDATE
-- fixed
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD COLUMN total numeric;

-- file: 20260101000000_update_rows_of_orders/up.sql
-- update rows of orders
-- Version: 20260101000000

-- As the lines say.
UPDATE orders SET total = 0;

-- file: 20260101000000_update_rows_of_orders/down.sql
-- Rollback for update rows of orders
-- Version: 20260101000000

-- Nothing to undo.

-- case: what follows needs the rows
ALTER TABLE a.orders ADD COLUMN total numeric;
INSERT INTO totals SELECT id FROM a.orders;
--^^^^ "a.orders"
DELETE FROM orders WHERE total IS NULL;
--^^^^
ALTER TABLE a.orders ALTER COLUMN total SET NOT NULL;

-- case: before the lock, single rows, and another lock
UPDATE orders SET total = 0;
CREATE INDEX i ON orders (total);
UPDATE orders SET total = 1;
ALTER TABLE orders ADD COLUMN note text;
UPDATE orders SET note = 'x' WHERE id = 7;
UPDATE orders SET note = 'x' WHERE code IN ('a', 'b') AND note IS NULL;
INSERT INTO orders (id) VALUES (1);
INSERT INTO orders (id) SELECT 2;

-- case: tables of the script
CREATE TABLE totals (id bigint, total numeric);
ALTER TABLE totals ADD COLUMN note text;
INSERT INTO totals SELECT id FROM orders;

-- case: a transaction of its own for each {plain}
BEGIN;
ALTER TABLE orders ADD COLUMN total numeric;
COMMIT;
UPDATE orders SET total = 0;

-- case: the lock is taken in a DO block
DO $$ BEGIN ALTER TABLE orders ADD COLUMN note text; END $$;
UPDATE orders SET note = '';
--^^^^ "orders"
SELECT 1;

-- case: a composite type has no rows to wait for
ALTER TYPE item ADD ATTRIBUTE note text;
ALTER TYPE item RENAME ATTRIBUTE price TO amount;
UPDATE orders SET total = 0 WHERE total IS NULL;
ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
DELETE FROM orders WHERE total = 0;
--^^^^ lock on "orders"
