-- case: with and without IF EXISTS, the last one without a semicolon
DROP TABLE "table_name";
--^^^^^^^^^^^^^^^^^^^^^ The rows of "table_name" are lost
DROP TABLE IF EXISTS a, b.c, d CASCADE;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The rows of "a", "b.c" and "d" are lost
DROP TABLE IF EXISTS "table_name"
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: a table of this script, also under its next name
CREATE TABLE t (id bigint);
ALTER TABLE t RENAME TO u;
DROP TABLE u;
CREATE TEMP TABLE scratch (id bigint);
DROP TABLE scratch;

-- case: a table of the same name in another schema is not the new one
CREATE TABLE a.t (id bigint);
DROP TABLE b.t;
--^^^^^^^^^^^^ "b.t"

-- case: other objects
DROP VIEW v;
DROP INDEX i;

-- case: a down script is there for it {down}
DROP TABLE t;

-- case: a down script under strict {down, strict}
DROP TABLE t;
--^^^^^^^^^^
