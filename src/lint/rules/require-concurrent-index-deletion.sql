-- case: alone in a script, with a down script that makes it again
-- file: 20240102030405_add_case/up.sql
DROP INDEX IF EXISTS orders_note_idx;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ all later reads and writes wait behind it

-- file: 20240102030405_add_case/down.sql
CREATE INDEX orders_note_idx ON orders (note);
-- fixed
-- file: 20240102030405_add_case/up.sql
-- no-transaction
DROP INDEX CONCURRENTLY IF EXISTS orders_note_idx;

-- file: 20240102030405_add_case/down.sql
-- no-transaction
CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);

-- case: with other statements it moves
-- file: 20240102030405_add_case/up.sql
DROP INDEX a.orders_note_idx;
--^^^^^^^^^^^^^^^^^^^^^^^^^^ migration of its own
ALTER TABLE a.orders ADD COLUMN b int;

-- file: 20240102030405_add_case/down.sql
ALTER TABLE a.orders DROP COLUMN b;
-- fixed
-- file: 20240102030405_add_case/up.sql
ALTER TABLE a.orders ADD COLUMN b int;

-- file: 20260101000000_drop_orders_note_idx_concurrently/up.sql
-- no-transaction
-- drop orders_note_idx concurrently
-- Version: 20260101000000

DROP INDEX CONCURRENTLY a.orders_note_idx;

-- file: 20260101000000_drop_orders_note_idx_concurrently/down.sql
-- Rollback for drop orders_note_idx concurrently
-- Version: 20260101000000

-- Create the index again here: CREATE INDEX CONCURRENTLY.

-- case: the table is known from an earlier migration
-- file: 20240102030404_add_orders/up.sql
CREATE TABLE orders (id int, note text);
CREATE INDEX orders_note_idx ON orders (note);

-- file: 20240102030405_add_case/up.sql
DROP INDEX orders_note_idx;
--^^^^^^^^^^^^^^^^^^^^^^^^ on "orders", too

-- case: several at once, which CONCURRENTLY does not take {plain}
DROP INDEX IF EXISTS "A", b.c;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ one index at a time
-- fixed
DROP INDEX CONCURRENTLY IF EXISTS "A";
DROP INDEX CONCURRENTLY IF EXISTS b.c;

-- case: CASCADE {plain}
DROP INDEX a CASCADE;
--^^^^^^^^^^^^^^^^^^ exclude each other

-- case: of a partitioned table
-- file: 20240102030404_add_events/up.sql
CREATE TABLE events (at timestamptz) PARTITION BY RANGE (at);
CREATE INDEX events_at_idx ON events (at);

-- file: 20240102030405_add_case/up.sql
DROP INDEX events_at_idx;
--^^^^^^^^^^^^^^^^^^^^^^ knows no CONCURRENTLY

-- case: of a table of the script, one that is right, and other drops {plain}
CREATE TABLE t (id int);
CREATE INDEX i ON t (id);
DROP INDEX i;
DROP INDEX CONCURRENTLY j;
DROP VIEW v;

-- case: a down script is there for it {down}
DROP INDEX i;

-- case: what follows makes it again, and so it cannot be dropped later
DROP INDEX i;
--^^^^^^^^^^
CREATE INDEX i ON t (a);
-- fixed
DROP INDEX i;
CREATE INDEX i ON t (a);
