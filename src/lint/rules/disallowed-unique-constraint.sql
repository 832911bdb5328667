-- case: an old table, in the migration behind another
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (id bigint PRIMARY KEY, number text, shop bigint);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD CONSTRAINT orders_number UNIQUE (number, shop);
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Reads and writes of "orders" wait while the index is built
-- fixed
ALTER TABLE orders ADD CONSTRAINT orders_number UNIQUE USING INDEX orders_number;
-- file: 20240101000001_build_orders_number_concurrently/up.sql
-- no-transaction
-- build orders_number concurrently
-- Version: 20240101000001

CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_number
    ON orders (number, shop);
-- file: 20240101000001_build_orders_number_concurrently/down.sql
-- no-transaction
-- Rollback for build orders_number concurrently
-- Version: 20240101000001

DROP INDEX CONCURRENTLY IF EXISTS orders_number;

-- case: without a name, with all that an index can say
-- file: 20240101000000_first/up.sql
SELECT 1;
-- file: 20240102030405_add_case/up.sql
alter table "My orders" add note text, add unique nulls not distinct (a) include (b) deferrable initially deferred;
--                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- fixed
alter table "My orders" add note text, add constraint "My orders_a_key" unique using index "My orders_a_key" deferrable initially deferred;
-- file: 20240101000001_build_my_orders_a_key_concurrently/up.sql
-- no-transaction
-- build My orders_a_key concurrently
-- Version: 20240101000001

CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "My orders_a_key"
    ON "My orders" (a) INCLUDE (b) NULLS NOT DISTINCT;
-- file: 20240101000001_build_my_orders_a_key_concurrently/down.sql
-- no-transaction
-- Rollback for build My orders_a_key concurrently
-- Version: 20240101000001

DROP INDEX CONCURRENTLY IF EXISTS "My orders_a_key";

-- case: of a column that the script adds, the index is built behind it
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (id bigint PRIMARY KEY);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD COLUMN number text;
ALTER TABLE orders ADD UNIQUE (number);
--                     ^^^^^^^^^^^^^^^
-- fixed
ALTER TABLE orders ADD COLUMN number text;
-- file: 20260101000000_build_orders_number_key_concurrently/up.sql
-- no-transaction
-- build orders_number_key concurrently
-- Version: 20260101000000

CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_number_key
    ON orders (number);
-- file: 20260101000000_build_orders_number_key_concurrently/down.sql
-- no-transaction
-- Rollback for build orders_number_key concurrently
-- Version: 20260101000000

DROP INDEX CONCURRENTLY IF EXISTS orders_number_key;
-- file: 20260101000001_add_orders_number_key/up.sql
-- add orders_number_key
-- Version: 20260101000001

DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = 'orders'::regclass
            AND conname = 'orders_number_key'
    ) THEN
        ALTER TABLE orders ADD CONSTRAINT orders_number_key UNIQUE USING INDEX orders_number_key;
    END IF;
END
$do$;
-- file: 20260101000001_add_orders_number_key/down.sql
-- Rollback for add orders_number_key
-- Version: 20260101000001

ALTER TABLE IF EXISTS orders DROP CONSTRAINT IF EXISTS orders_number_key;

-- case: so is that of a column's own constraint
ALTER TABLE orders ADD COLUMN code text CONSTRAINT "Code" UNIQUE NOT NULL DEFAULT '';
--                                      ^^^^^^^^^^^^^^^^^^^^^^^^ Add the column alone
-- fixed
ALTER TABLE orders ADD COLUMN code text NOT NULL DEFAULT '';
-- file: 20260101000000_build_code_concurrently/up.sql
-- no-transaction
-- build Code concurrently
-- Version: 20260101000000

CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Code"
    ON orders (code);
-- file: 20260101000000_build_code_concurrently/down.sql
-- no-transaction
-- Rollback for build Code concurrently
-- Version: 20260101000000

DROP INDEX CONCURRENTLY IF EXISTS "Code";
-- file: 20260101000001_add_code/up.sql
-- add Code
-- Version: 20260101000001

DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = 'orders'::regclass
            AND conname = 'Code'
    ) THEN
        ALTER TABLE orders ADD CONSTRAINT "Code" UNIQUE USING INDEX "Code";
    END IF;
END
$do$;
-- file: 20260101000001_add_code/down.sql
-- Rollback for add Code
-- Version: 20260101000001

ALTER TABLE IF EXISTS orders DROP CONSTRAINT IF EXISTS "Code";

-- case: an index that is there, new tables, and other constraints
ALTER TABLE orders ADD CONSTRAINT orders_number UNIQUE USING INDEX orders_number_idx;
CREATE TABLE lines (id bigint UNIQUE, number text, UNIQUE (number));
ALTER TABLE lines ADD COLUMN code text UNIQUE, ADD UNIQUE (id, number);
ALTER TABLE orders ADD PRIMARY KEY (id);

-- case: a down script puts back what was dropped {down}
ALTER TABLE orders ADD UNIQUE (number);
