-- case: a partition of a table that was there
CREATE TABLE a.events_2024 PARTITION OF a.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
--                         ^^^^^^^^^^^^ on "a.events" and on its default partition
create table rest partition of events default;
--                ^^^^^^^^^^^^
-- fixed
CREATE TABLE a.events_2024 (LIKE a.events INCLUDING ALL EXCLUDING IDENTITY);
ALTER TABLE a.events ATTACH PARTITION a.events_2024 FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
create table rest (like events including all excluding identity);
alter table events attach partition rest default;

-- case: with more than bounds there is no fix
CREATE TABLE p PARTITION OF events (CHECK (k > 0)) FOR VALUES IN (1);
--             ^^^^^^^^^^^^

-- case: a partitioned table of the script, and heirs
CREATE TABLE n (k int) PARTITION BY LIST (k);
CREATE TABLE n1 PARTITION OF n FOR VALUES IN (1);
CREATE TABLE heir () INHERITS (old);
