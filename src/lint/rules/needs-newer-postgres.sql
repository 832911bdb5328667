-- case: what came with 18 {plain, pg=17}
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2));
--                           ^^^^^^^^^ A VIRTUAL generated column is of PostgreSQL 18
ALTER TABLE t ADD CONSTRAINT a_set NOT NULL a NOT VALID;
--                ^^^^^^^^^^ NOT NULL as a constraint
CREATE TABLE u (id int, at tstzrange, UNIQUE (id, at WITHOUT OVERLAPS));
--                                    ^^^^^^ WITHOUT OVERLAPS
ALTER TABLE t ADD CONSTRAINT a_small CHECK (a < 9) NOT ENFORCED, ADD CHECK (a > 0) NOT VALID;
--                ^^^^^^^^^^ NOT ENFORCED

-- case: what came with 15 to 17 {plain, pg=14}
MERGE INTO t USING u ON t.id = u.id WHEN NOT MATCHED THEN DO NOTHING;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MERGE is of PostgreSQL 15
CREATE UNIQUE INDEX i ON t (a) NULLS NOT DISTINCT;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ NULLS NOT DISTINCT
CREATE VIEW v WITH (security_invoker) AS SELECT x FROM JSON_TABLE('[]', '$' COLUMNS (x int)) AS j;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
--                                                     ^^^^^^^^^^ JSON_TABLE
ALTER TABLE t ALTER a SET EXPRESSION AS (1);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ SET EXPRESSION is of PostgreSQL 17

-- case: MERGE is there, what it returns is not {plain, pg=16}
MERGE INTO t USING u ON t.id = u.id WHEN NOT MATCHED BY SOURCE THEN DELETE RETURNING t.id;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ RETURNING
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ BY SOURCE

-- case: what came with 13 and 14 {plain, pg=12}
CREATE OR REPLACE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ OR REPLACE of a trigger
CREATE FUNCTION f() RETURNS int RETURN 1;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A body in SQL
ALTER TABLE t ALTER COLUMN a DROP EXPRESSION;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ DROP EXPRESSION

-- case: the server has it {plain, pg=18}
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL);
MERGE INTO t USING u ON t.id = u.id WHEN NOT MATCHED BY SOURCE THEN DELETE RETURNING t.id;

-- case: nobody has said which server it is {plain}
CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) VIRTUAL);

-- case: what 12 has {plain, pg=12}
CREATE TABLE t (a int NOT NULL, b int GENERATED ALWAYS AS (a * 2) STORED, UNIQUE (a));
CREATE VIEW v WITH (security_barrier) AS SELECT 1;
CREATE STATISTICS s ON a, b FROM t;
GRANT a TO b WITH ADMIN OPTION;
