-- case: a column less, one in the place of another, one in between
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int, b int, c int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT * FROM t;
CREATE VIEW x (one, two) AS SELECT a, b + c FROM t;
-- file: 20240102030405_add_case/up.sql
CREATE OR REPLACE VIEW v AS SELECT a FROM t;
--                     ^ PostgreSQL refuses to replace the view, because column 2 of the view "v", "b" (20240101000000_first), would be gone. The migration fails. Add new columns behind the others.
create or replace view public.w as
--                     ^^^^^^^^ column 2 of the view "public.w", "b" (20240101000000_first), would be "c"
  select a, c, b from t;
CREATE OR REPLACE VIEW x AS SELECT a AS one, a AS three, b AS two FROM t;
--                     ^ "two" (20240101000000_first), would be "three"
-- fixed: 20240102030405_add_case/up.sql
DROP VIEW IF EXISTS v;
CREATE OR REPLACE VIEW v AS SELECT a FROM t;
drop view if exists public.w;
create or replace view public.w as
  select a, c, b from t;
DROP VIEW IF EXISTS x;
CREATE OR REPLACE VIEW x AS SELECT a AS one, a AS three, b AS two FROM t;

-- case: columns behind the others, a name that was changed, and what cannot be told
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int, b int, c int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT a, b FROM t;
ALTER VIEW w RENAME COLUMN b TO c;
CREATE VIEW x AS SELECT * FROM pg_class;
CREATE VIEW y AS SELECT count(*), a::text, 1, lower('x') FROM t GROUP BY a;
CREATE TABLE u (c int, d int);
CREATE VIEW z AS SELECT * FROM t JOIN u USING (c);
CREATE MATERIALIZED VIEW m AS SELECT a FROM t;
-- file: 20240102030405_add_case/up.sql
CREATE OR REPLACE VIEW v AS SELECT a, b, c FROM t;
CREATE OR REPLACE VIEW w AS SELECT a, b AS c FROM t;
CREATE OR REPLACE VIEW x AS SELECT oid, relname FROM pg_class;
CREATE OR REPLACE VIEW y AS SELECT count(*), a::text, 1, lower('x') FROM t GROUP BY a UNION SELECT 1, '', 2, '';
CREATE OR REPLACE VIEW z AS SELECT c FROM t;
CREATE VIEW other AS SELECT 1 AS a;

-- case: of a view that another reads, nothing can be dropped
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT a FROM v;
-- file: 20240102030405_add_case/up.sql
CREATE OR REPLACE VIEW v AS SELECT a FROM t;
--                     ^
-- fixed: 20240102030405_add_case/up.sql
CREATE OR REPLACE VIEW v AS SELECT a FROM t;

-- case: the way back of a column that was added
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
-- file: 20240102030405_add_case/up.sql
CREATE OR REPLACE VIEW v AS SELECT a, b FROM t;
-- file: 20240102030405_add_case/down.sql
CREATE OR REPLACE VIEW v AS SELECT a FROM t;
--                     ^ "b" (20240102030405_add_case), would be gone. The revert fails.
