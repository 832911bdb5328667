-- case: alone in a script, with a down script that drops it alone
-- file: 20240102030405_add_case/up.sql
-- An index for the list of orders.
CREATE UNIQUE INDEX IF NOT EXISTS orders_note_idx ON orders (note);
--^^^^^^^^^^^^^^^^^ Writes to "orders" wait while the index is built

-- file: 20240102030405_add_case/down.sql
-- Takes it away.
drop index if exists orders_note_idx;
-- fixed
-- file: 20240102030405_add_case/up.sql
-- no-transaction
-- An index for the list of orders.
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS orders_note_idx ON orders (note);

-- file: 20240102030405_add_case/down.sql
-- no-transaction
-- Takes it away.
drop index concurrently if exists orders_note_idx;

-- case: alone, and down.sql has more to do
-- file: 20240102030405_add_case/up.sql
create index i on billing.orders (note);
--^^^^^^^^^^ "billing.orders"

-- file: 20240102030405_add_case/down.sql
DROP INDEX i;
SELECT 1;
-- fixed
-- file: 20240102030405_add_case/up.sql
-- no-transaction
create index concurrently i on billing.orders (note);

-- case: with other statements it moves, and what undoes it does, too
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD COLUMN note text;

-- For the list.
CREATE INDEX orders_note_idx ON orders (note);
--^^^^^^^^^^ migration of its own

-- file: 20240102030405_add_case/down.sql
DROP INDEX IF EXISTS orders_note_idx;
ALTER TABLE orders DROP COLUMN note;
-- fixed
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD COLUMN note text;

-- file: 20240102030405_add_case/down.sql
ALTER TABLE orders DROP COLUMN note;

-- file: 20260101000000_create_orders_note_idx_concurrently/up.sql
-- no-transaction
-- create orders_note_idx concurrently
-- Version: 20260101000000

-- For the list.
CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);

-- file: 20260101000000_create_orders_note_idx_concurrently/down.sql
-- no-transaction
-- Rollback for create orders_note_idx concurrently
-- Version: 20260101000000

DROP INDEX CONCURRENTLY IF EXISTS orders_note_idx;

-- case: outside of a transaction the word is enough {plain}
CREATE INDEX ON t (a);
--^^^^^^^^^^ Add CONCURRENTLY.
Create Index "I" On t (a);
--^^^^^^^^^^
-- fixed
CREATE INDEX CONCURRENTLY ON t (a);
Create Index concurrently "I" On t (a);

-- case: in a transaction of the script's own {plain}
BEGIN;
CREATE INDEX i ON t (a);
--^^^^^^^^^^ outside of the transaction
COMMIT;

-- case: a table of the script {plain}
CREATE TABLE "core_foo" ("id" serial NOT NULL PRIMARY KEY, "tenant_id" integer NULL);
CREATE INDEX "core_foo_tenant_id_4d397ef9" ON "core_foo" ("tenant_id");

-- case: a table of the same name in another schema is another one {in-transaction, plain}
CREATE TABLE a.t (id int);
CREATE INDEX i ON b.t (id);
--^^^^^^^^^^

-- case: names without a schema are where search_path says {plain}
CREATE TABLE shop.orders (id bigint);
CREATE INDEX before ON orders (id);
--^^^^^^^^^^
SET search_path TO shop, public;
CREATE TABLE users (id bigint);
CREATE INDEX i ON orders (id);
CREATE INDEX j ON shop.users (id);
CREATE INDEX k ON public.users (id);
--^^^^^^^^^^
-- fixed
CREATE TABLE shop.orders (id bigint);
CREATE INDEX CONCURRENTLY before ON orders (id);
SET search_path TO shop, public;
CREATE TABLE users (id bigint);
CREATE INDEX i ON orders (id);
CREATE INDEX j ON shop.users (id);
CREATE INDEX CONCURRENTLY k ON public.users (id);

-- case: a materialized view of the script
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a;
CREATE INDEX i ON m (a);

-- case: a partitioned table has no CONCURRENTLY
-- file: 20240102030404_add_events/up.sql
CREATE TABLE events (at timestamptz) PARTITION BY RANGE (at);

-- file: 20240102030405_add_case/up.sql
CREATE INDEX events_at_idx ON events (at);
--^^^^^^^^^^ A partitioned table knows no CONCURRENTLY
CREATE INDEX events_at_idx2 ON ONLY events (at);

-- case: it is there already {plain}
CREATE INDEX CONCURRENTLY i ON t (a);

-- case: what follows needs it
CREATE UNIQUE INDEX orders_key ON orders (id);
--^^^^^^^^^^^^^^^^^
ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_key;
-- fixed
CREATE UNIQUE INDEX orders_key ON orders (id);
ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_key;

-- case: in a DO block there is no CONCURRENTLY {plain}
DO $$
BEGIN
    CREATE INDEX i ON t (a);
--  ^^^^^^^^^^^^ outside of the DO block
END
$$;
