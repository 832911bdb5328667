-- case: alone in a script
ALTER TABLE events DETACH PARTITION events_2023;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ on "events", on "events_2023"
-- fixed
-- no-transaction
ALTER TABLE events DETACH PARTITION events_2023 CONCURRENTLY;

-- case: with other statements it moves
SELECT 1;
alter table a.events detach partition a.events_2023;
--                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- fixed
-- file: 20240102030405_add_case/up.sql
SELECT 1;

-- file: 20260101000000_detach_a_events_2023_from_a_events_concurrently/up.sql
-- no-transaction
-- detach a.events_2023 from a.events concurrently
-- Version: 20260101000000

alter table a.events detach partition a.events_2023 concurrently;

-- file: 20260101000000_detach_a_events_2023_from_a_events_concurrently/down.sql
-- Rollback for detach a.events_2023 from a.events concurrently
-- Version: 20260101000000

-- Attach the partition again here: ALTER TABLE ... ATTACH PARTITION.

-- case: what is right, what ends it, and a table of the script {plain}
ALTER TABLE t DETACH PARTITION p CONCURRENTLY;
ALTER TABLE t DETACH PARTITION p FINALIZE;
CREATE TABLE n (k int) PARTITION BY LIST (k);
ALTER TABLE n DETACH PARTITION n1;

-- case: before version 14 there is no CONCURRENTLY for it {plain, pg=13}
ALTER TABLE t DETACH PARTITION p;
