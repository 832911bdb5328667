-- case: a CHECK, in the migration that adds it
ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID;
-- Now the rows.
ALTER TABLE orders VALIDATE CONSTRAINT positive;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reads and writes of "orders" wait while every row is checked
SELECT 1;
-- fixed
ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID;
SELECT 1;
-- file: 20260101000000_validate_positive/up.sql
-- validate positive
-- Version: 20260101000000

ALTER TABLE orders VALIDATE CONSTRAINT positive;
-- file: 20260101000000_validate_positive/down.sql
-- Rollback for validate positive
-- Version: 20260101000000

-- A constraint that was validated stays so: there is nothing to undo.

-- case: a foreign key, under another spelling of the table
ALTER TABLE public.orders ADD CONSTRAINT fk FOREIGN KEY (a) REFERENCES customers NOT VALID, ADD b int;
ALTER TABLE orders VALIDATE CONSTRAINT fk, ADD c int;
--                 ^^^^^^^^^^^^^^^^^^^^^^ writes to "orders" and to "customers" wait

-- case: NOT NULL, in the very statement
ALTER TABLE orders ADD CONSTRAINT n NOT NULL a NOT VALID, VALIDATE CONSTRAINT n;
--                                                        ^^^^^^^^^^^^^^^^^^^^^ ACCESS EXCLUSIVE

-- case: statements without a transaction go as one query
-- no-transaction
ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT positive;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: two blocks of a plain script {plain}
BEGIN;
ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE orders VALIDATE CONSTRAINT positive;
COMMIT;
ALTER TABLE orders ADD CONSTRAINT small CHECK (amount < 9) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT small;

-- case: one block of a plain script {plain}
BEGIN;
ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT positive;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
COMMIT;

-- case: a later migration, another constraint, and a new table
-- file: 20240101000000_first/up.sql
ALTER TABLE orders ADD CONSTRAINT positive CHECK (amount > 0) NOT VALID;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD CONSTRAINT small CHECK (amount < 9) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT positive;
ALTER TABLE lines VALIDATE CONSTRAINT small;
CREATE TABLE t (a int);
ALTER TABLE t ADD CONSTRAINT small CHECK (a < 9) NOT VALID;
ALTER TABLE t VALIDATE CONSTRAINT small;

-- case: a DO block is one transaction {plain}
DO $$ BEGIN
    ALTER TABLE orders ADD CONSTRAINT c CHECK (id > 0) NOT VALID;
    ALTER TABLE orders VALIDATE CONSTRAINT c;
--                     ^^^^^^^^^^^^^^^^^^^^^
END $$;
ALTER TABLE orders VALIDATE CONSTRAINT c;
