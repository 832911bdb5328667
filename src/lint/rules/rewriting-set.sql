-- case: each command
ALTER TABLE a.orders SET LOGGED;
--                   ^^^^^^^^^^ Reads and writes of "a.orders" wait while the table and all its indexes are written anew
ALTER TABLE orders ADD COLUMN a int, SET TABLESPACE fast;
--                                   ^^^^^^^^^^^^^^^^^^^
ALTER TABLE orders SET UNLOGGED, SET ACCESS METHOD columnar;
--                 ^^^^^^^^^^^^
--                               ^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: what writes nothing anew, and a table of the script
CREATE TABLE t (id int);
ALTER TABLE t SET UNLOGGED;
ALTER TABLE orders SET (fillfactor = 70);
