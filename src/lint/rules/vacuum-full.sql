-- case: each way to write a table anew {plain}
VACUUM FULL orders, "Items";
--^^^^^^^^^^^^^^^^^^^^^^^^^ Reads and writes wait for all that time
VACUUM (FULL, ANALYZE) orders;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^
CLUSTER orders USING i;
--^^^^^^^^^^^^^^^^^^^^

-- case: in a migration
-- file: 20240102030405_add_case/up.sql
-- no-transaction
VACUUM FULL orders;
--^^^^^^^^^^^^^^^^ pg_repack

-- case: prefer-repack speaks from version 19 on {plain, pg=19}
VACUUM FULL orders;

-- case: other uses of VACUUM, and a table of the script {plain}
VACUUM (FULL off) orders;
VACUUM ANALYZE orders;
CREATE TABLE t (id int);
CLUSTER t USING t_pkey;
