-- case: an index of a partitioned table
-- file: 20240102030404_add_events/up.sql
CREATE TABLE events (at timestamptz) PARTITION BY RANGE (at);
CREATE INDEX events_at_idx ON events (at);
CREATE TABLE events_2024 PARTITION OF events DEFAULT;

-- file: 20240102030405_add_case/up.sql
-- no-transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON events (at);
--           ^^^^^^^^^^^^ "events" is partitioned
CREATE INDEX CONCURRENTLY j ON ONLY events (at);
--           ^^^^^^^^^^^^
CREATE INDEX CONCURRENTLY k ON events_2024 (at);
DROP INDEX CONCURRENTLY events_at_idx;
--         ^^^^^^^^^^^^ refuses to drop it
-- fixed
-- file: 20240102030405_add_case/up.sql
-- no-transaction
CREATE INDEX IF NOT EXISTS i ON events (at);
CREATE INDEX j ON ONLY events (at);
CREATE INDEX CONCURRENTLY k ON events_2024 (at);
DROP INDEX events_at_idx;

-- case: several indexes, and CASCADE {plain}
DROP INDEX CONCURRENTLY IF EXISTS a, b.c;
--         ^^^^^^^^^^^^ one index only
DROP INDEX CONCURRENTLY a CASCADE;
--         ^^^^^^^^^^^^ no CASCADE
-- fixed
DROP INDEX CONCURRENTLY IF EXISTS a;
DROP INDEX CONCURRENTLY IF EXISTS b.c;
DROP INDEX a CASCADE;

-- case: several in a migration, which has room for one only
-- no-transaction
DROP INDEX CONCURRENTLY a, b;
--         ^^^^^^^^^^^^ a statement for each
-- fixed
-- no-transaction
DROP INDEX a, b;

-- case: what is possible {plain}
CREATE INDEX CONCURRENTLY i ON t (a);
DROP INDEX CONCURRENTLY i;
DROP INDEX a, b;
