-- case: each command
ALTER TABLE a.orders SET LOGGED;
--                   ^^^^^^^^^^ Reads and writes of "a.orders" wait while the table and all its indexes are written anew
ALTER TABLE orders ADD COLUMN a int, SET TABLESPACE fast;
--                                   ^^^^^^^^^^^^^^^^^^^
ALTER TABLE orders SET UNLOGGED, SET ACCESS METHOD columnar;
--                 ^^^^^^^^^^^^
--                               ^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: VACUUM FULL and CLUSTER {plain}
VACUUM FULL orders;
--^^^^^^^^^^^^^^^^
CLUSTER orders USING i;
--^^^^^^^^^^^^^^^^^^^^

-- case: of those, prefer-repack speaks from version 19 on {plain, pg=19}
VACUUM FULL orders;

-- case: what writes nothing anew, and a table of the script
CREATE TABLE t (id int);
ALTER TABLE t SET UNLOGGED;
ALTER TABLE orders SET (fillfactor = 70);
