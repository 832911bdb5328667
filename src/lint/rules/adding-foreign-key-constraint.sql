-- case: a foreign key between old tables
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Writes to "orders" and "customers" wait while every row of "orders" is checked (SHARE ROW EXCLUSIVE).
-- fixed
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) ON DELETE CASCADE NOT VALID;
-- file: 20260101000000_validate_orders_customer_fkey/up.sql
-- validate orders_customer_fkey
-- Version: 20260101000000

ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_fkey;
-- file: 20260101000000_validate_orders_customer_fkey/down.sql
-- Rollback for validate orders_customer_fkey
-- Version: 20260101000000

-- A constraint that was validated stays so: there is nothing to undo.

-- case: without a name, with others in the statement, deferrable, in small letters
alter table only "Shop".orders add note text, add foreign key (a, "B c") references customers deferrable -- later
--                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "Shop.orders" and "customers"
    , add priority bigint;
-- fixed
alter table only "Shop".orders add note text, add constraint "orders_a_B c_fkey" foreign key (a, "B c") references customers deferrable not valid -- later
    , add priority bigint;
-- file: 20260101000000_validate_orders_a_b_c_fkey/up.sql
-- validate orders_a_B c_fkey
-- Version: 20260101000000

ALTER TABLE "Shop".orders VALIDATE CONSTRAINT "orders_a_B c_fkey";
-- file: 20260101000000_validate_orders_a_b_c_fkey/down.sql
-- Rollback for validate orders_a_B c_fkey
-- Version: 20260101000000

-- A constraint that was validated stays so: there is nothing to undo.

-- case: with a new column, the other table is locked as well
ALTER TABLE orders ADD COLUMN customer_id bigint NOT NULL CONSTRAINT fk REFERENCES customers (id);
--                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "customers" is locked, too
-- fixed
ALTER TABLE orders ADD COLUMN customer_id bigint NOT NULL;
-- file: 20260101000000_add_fk/up.sql
-- add fk
-- Version: 20260101000000

ALTER TABLE orders DROP CONSTRAINT IF EXISTS fk;
ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (customer_id) REFERENCES customers (id) NOT VALID;
-- file: 20260101000000_add_fk/down.sql
-- Rollback for add fk
-- Version: 20260101000000

ALTER TABLE IF EXISTS orders DROP CONSTRAINT IF EXISTS fk;
-- file: 20260101000001_validate_fk/up.sql
-- validate fk
-- Version: 20260101000001

ALTER TABLE orders VALIDATE CONSTRAINT fk;
-- file: 20260101000001_validate_fk/down.sql
-- Rollback for validate fk
-- Version: 20260101000001

-- A constraint that was validated stays so: there is nothing to undo.

-- case: with a default, the rows are read
ALTER TABLE orders ADD COLUMN customer_id bigint DEFAULT 1 REFERENCES customers;
--                                                         ^^^^^^^^^^^^^^^^^^^^ every row is checked

-- case: a table that points at itself
ALTER TABLE nodes ADD FOREIGN KEY (parent_id) REFERENCES public.nodes;
--                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Writes to "nodes" wait

-- case: a new column that points at its own table or at a new one is empty, and no one else is waited for
CREATE TABLE customers (id bigint PRIMARY KEY);
ALTER TABLE nodes ADD COLUMN parent_id bigint REFERENCES nodes;
ALTER TABLE orders ADD COLUMN customer_id bigint REFERENCES customers;

-- case: in a plain script, what validates it is not ours to say {plain}
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- fixed
ALTER TABLE orders ADD CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;

-- case: a partitioned table knows no NOT VALID before PostgreSQL 18 {pg=17}
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (id bigint, customer_id bigint) PARTITION BY RANGE (id);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add it to each partition

-- case: NOT VALID, NOT ENFORCED, new tables and foreign ones
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers NOT VALID;
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers NOT ENFORCED;
ALTER TABLE orders ADD COLUMN b bigint DEFAULT 1 REFERENCES customers NOT ENFORCED;
CREATE TABLE lines (id bigint, order_id bigint REFERENCES orders, FOREIGN KEY (id) REFERENCES orders);
ALTER TABLE lines ADD COLUMN a bigint REFERENCES orders, ADD FOREIGN KEY (a) REFERENCES orders;

-- case: a down script puts back what was dropped {down}
ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers;
