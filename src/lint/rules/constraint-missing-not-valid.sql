-- case: a CHECK on an old table
ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0);
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Reads and writes of "orders" wait while all its rows are checked
-- fixed
ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID;
-- file: 20260101000000_validate_positive/up.sql
-- validate positive
-- Version: 20260101000000

ALTER TABLE orders VALIDATE CONSTRAINT positive;
-- file: 20260101000000_validate_positive/down.sql
-- Rollback for validate positive
-- Version: 20260101000000

-- A constraint that was validated stays so: there is nothing to undo.

-- case: without a name: of one column, and of two {plain}
alter table orders add check (amount > 0 and amount < 9), add check (a < b) no inherit;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
--                                                            ^^^^^^^^^^^^^^^^^^^^^^^^
-- fixed
alter table orders add constraint orders_amount_check check (amount > 0 and amount < 9) not valid, add constraint orders_check check (a < b) no inherit not valid;

-- case: with a new column
ALTER TABLE orders ADD COLUMN a bigint CHECK (a > 0) DEFAULT 1;
--                                     ^^^^^^^^^^^^^
-- fixed
ALTER TABLE orders ADD COLUMN a bigint DEFAULT 1;
-- file: 20260101000000_add_orders_a_check/up.sql
-- add orders_a_check
-- Version: 20260101000000

ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_a_check;
ALTER TABLE orders ADD CONSTRAINT orders_a_check CHECK (a > 0) NOT VALID;
-- file: 20260101000000_add_orders_a_check/down.sql
-- Rollback for add orders_a_check
-- Version: 20260101000000

ALTER TABLE IF EXISTS orders DROP CONSTRAINT IF EXISTS orders_a_check;
-- file: 20260101000001_validate_orders_a_check/up.sql
-- validate orders_a_check
-- Version: 20260101000001

ALTER TABLE orders VALIDATE CONSTRAINT orders_a_check;
-- file: 20260101000001_validate_orders_a_check/down.sql
-- Rollback for validate orders_a_check
-- Version: 20260101000001

-- A constraint that was validated stays so: there is nothing to undo.

-- case: keys have no NOT VALID, NOT ENFORCED checks nothing, and a new table has no rows
ALTER TABLE orders ADD CHECK (amount > 0) NOT VALID, ADD CHECK (amount > 0) NOT ENFORCED;
ALTER TABLE orders ADD COLUMN a bigint CHECK (a > 0) NOT ENFORCED;
ALTER TABLE orders ADD UNIQUE (a), ADD PRIMARY KEY (a), ADD EXCLUDE USING gist (a WITH =);
CREATE TABLE lines (amount bigint CHECK (amount > 0));
ALTER TABLE lines ADD CONSTRAINT small CHECK (amount < 9);
ALTER FOREIGN TABLE remote ADD CHECK (amount > 0);

-- case: a table of the same name in another schema is not the new one
CREATE TABLE a.lines (amount bigint);
ALTER TABLE b.lines ADD CHECK (amount > 0);
--                      ^^^^^^^^^^^^^^^^^^

-- case: a down script puts back what was dropped {down}
ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0);
