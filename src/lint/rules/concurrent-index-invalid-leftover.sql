-- case: nothing clears the way {plain}
CREATE INDEX CONCURRENTLY i ON a.t (b);
--           ^^^^^^^^^^^^ the next try then fails
create index concurrently if not exists "J" on t (b);
--           ^^^^^^^^^^^^ takes it for done
-- fixed
DROP INDEX CONCURRENTLY IF EXISTS a.i;
CREATE INDEX CONCURRENTLY i ON a.t (b);
drop index concurrently if exists "J";
create index concurrently if not exists "J" on t (b);

-- case: the way is cleared, and an index without a name {plain}
DROP INDEX CONCURRENTLY IF EXISTS i;
CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (b);
CREATE INDEX CONCURRENTLY ON t (b);
CREATE INDEX k ON t (b);

-- case: the runner looks at the index of a script like this
-- file: 20240102030405_add_case/up.sql
-- no-transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (b);
