-- case: a table, a type, a column, a constraint
DROP TABLE IF EXISTS "cascade" CASCADE;
--                             ^^^^^^^ Whatever depends on it
DROP TYPE mood
  cascade;
--^^^^^^^
ALTER TABLE t DROP COLUMN a CASCADE, DROP CONSTRAINT c CASCADE, DROP COLUMN b;
--                          ^^^^^^^
--                                                     ^^^^^^^
-- fixed
DROP TABLE IF EXISTS "cascade";
DROP TYPE mood;
ALTER TABLE t DROP COLUMN a, DROP CONSTRAINT c, DROP COLUMN b;

-- case: without it, and as an action of a foreign key
DROP TABLE t;
DROP VIEW v RESTRICT;
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES o ON DELETE CASCADE;
