-- case: a column of an old table
ALTER TABLE orders ALTER COLUMN note SET NOT NULL, ADD a int;
--                                   ^^^^^^^^^^^^ Reads and writes of "orders" wait while all its rows are checked
-- fixed
ALTER TABLE orders ADD CONSTRAINT orders_note_not_null CHECK (note IS NOT NULL) NOT VALID, ADD a int;
-- file: 20260101000000_set_note_not_null/up.sql
-- set note not null
-- Version: 20260101000000

ALTER TABLE orders VALIDATE CONSTRAINT orders_note_not_null;
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_note_not_null;
-- file: 20260101000000_set_note_not_null/down.sql
-- Rollback for set note not null
-- Version: 20260101000000

ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;

-- case: PostgreSQL 18 knows NOT NULL constraints that are NOT VALID {pg=18}
alter table orders alter "a B" set not null;
--                             ^^^^^^^^^^^^
-- fixed
alter table orders add constraint "orders_a B_not_null" not null "a B" not valid;
-- file: 20260101000000_validate_orders_a_b_not_null/up.sql
-- validate orders_a B_not_null
-- Version: 20260101000000

ALTER TABLE orders VALIDATE CONSTRAINT "orders_a B_not_null";
-- file: 20260101000000_validate_orders_a_b_not_null/down.sql
-- Rollback for validate orders_a B_not_null
-- Version: 20260101000000

-- A constraint that was validated stays so: there is nothing to undo.

-- case: its constraint with and without NOT VALID {pg=18}
ALTER TABLE orders ADD CONSTRAINT n NOT NULL note;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ALTER TABLE orders ADD CONSTRAINT m NOT NULL other NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT m, ALTER other SET NOT NULL;

-- case: a validated CHECK of the script, of a table that it has not made {plain}
BEGIN;
ALTER TABLE foo ADD CONSTRAINT bar_not_null CHECK (bar IS NOT NULL AND bar > 0) NOT VALID;
COMMIT;
ALTER TABLE foo VALIDATE CONSTRAINT bar_not_null;
ALTER TABLE public.foo ALTER COLUMN bar SET NOT NULL;
ALTER TABLE foo DROP CONSTRAINT bar_not_null;
ALTER TABLE foo ALTER COLUMN bar SET NOT NULL;
--                               ^^^^^^^^^^^^

-- case: one that is not validated, of another column, or that says something else {plain}
ALTER TABLE foo ADD CONSTRAINT a CHECK (bar IS NOT NULL) NOT VALID;
ALTER TABLE foo ADD CONSTRAINT b CHECK (baz IS NOT NULL);
ALTER TABLE foo ADD CONSTRAINT c CHECK (bar IS NOT NULL OR baz > 0);
ALTER TABLE foo ADD CONSTRAINT d CHECK (bar > 0);
ALTER TABLE foo ALTER COLUMN bar SET NOT NULL;
--                               ^^^^^^^^^^^^

-- case: before PostgreSQL 12 a CHECK is not looked at {plain, pg=11}
ALTER TABLE foo ADD CONSTRAINT a CHECK (bar IS NOT NULL);
ALTER TABLE foo ALTER COLUMN bar SET NOT NULL;
--                               ^^^^^^^^^^^^

-- case: a CHECK that earlier migrations have added and validated, and a column that is NOT NULL
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (id bigint PRIMARY KEY, a text NOT NULL, old text);
ALTER TABLE orders RENAME COLUMN old TO note;
ALTER TABLE orders ADD CONSTRAINT c CHECK (note IS NOT NULL) NOT VALID;
-- file: 20240101000001_second/up.sql
ALTER TABLE orders VALIDATE CONSTRAINT c;
ALTER TABLE orders RENAME TO purchases;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE purchases ALTER COLUMN note SET NOT NULL, ALTER a SET NOT NULL, ALTER id SET NOT NULL;

-- case: a domain
ALTER DOMAIN email SET NOT NULL;
--                 ^^^^^^^^^^^^ Writes to every table that uses "email" wait
CREATE DOMAIN fresh AS text;
ALTER DOMAIN fresh SET NOT NULL;

-- case: new tables and new columns
CREATE TABLE orders (note text);
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
ALTER TABLE lines ADD COLUMN note text NOT NULL DEFAULT '';

-- case: a down script puts back what was dropped {down}
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;

-- case: the constraint of the advice is SQL {plain}
ALTER TABLE orders ALTER COLUMN "A b" SET NOT NULL;
--                                    ^^^^^^^^^^^^ Add CHECK ("A b" IS NOT NULL) NOT VALID

-- case: a CHECK that says it the other way round {plain, pg=15}
ALTER TABLE orders ADD CONSTRAINT c CHECK (NOT (note IS NULL)) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT c;
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;

-- case: in a DO block {plain}
DO $$ BEGIN ALTER TABLE orders ALTER COLUMN note SET NOT NULL; END $$;
--                                               ^^^^^^^^^^^^ Reads and writes of "orders" wait
