-- case: a table that was there
ALTER TABLE events ATTACH PARTITION a.events_2023 FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ on "a.events_2023" and on the default partition

-- case: one whose rows a CHECK proves, from an earlier migration
-- file: 20240102030404_add_events/up.sql
CREATE TABLE events (k int) PARTITION BY LIST (k);
CREATE TABLE old_events (k int, CHECK (k = 1));
CREATE TABLE other_events (k int);
ALTER TABLE other_events ADD CONSTRAINT c CHECK (k = 2) NOT VALID;

-- file: 20240102030405_add_case/up.sql
ALTER TABLE events ATTACH PARTITION old_events FOR VALUES IN (1);
ALTER TABLE events ATTACH PARTITION other_events FOR VALUES IN (2);
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ all their rows are checked

-- case: a table of the script
CREATE TABLE events_2023 (LIKE events INCLUDING ALL);
ALTER TABLE events ATTACH PARTITION events_2023 FOR VALUES FROM (1) TO (2);

-- case: an index
ALTER INDEX i ATTACH PARTITION j;

-- case: a CHECK of this script, of a table that no script has made {plain}
ALTER TABLE old_events ADD CONSTRAINT c CHECK (k = 1) NOT VALID;
ALTER TABLE events ATTACH PARTITION old_events FOR VALUES IN (1);
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ALTER TABLE old_events VALIDATE CONSTRAINT c;
ALTER TABLE events ATTACH PARTITION old_events FOR VALUES IN (1);
