-- case: tables without a schema
CREATE TABLE t (id bigint);
--           ^ search_path
CREATE TABLE u AS SELECT 1 AS a;
--           ^
ALTER TABLE "T" ADD COLUMN a text;
--          ^^^
ALTER TABLE t RENAME TO u;
--          ^
ALTER TABLE t RENAME COLUMN a TO b;
--          ^
ALTER TABLE t RENAME CONSTRAINT a TO b;
--          ^
DROP TABLE IF EXISTS a, b.c;
--                   ^

-- case: with a schema, temporary ones, and other objects
CREATE TABLE public.t (id bigint);
ALTER TABLE public.t ADD COLUMN a text;
DROP TABLE public.t;
CREATE TEMP TABLE scratch (id bigint);
CREATE VIEW v AS SELECT 1 AS a;
DROP VIEW v;
