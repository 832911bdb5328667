-- case: a table that was there before
ALTER TABLE "table_name" RENAME TO "new_table_name";
--                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ the table "table_name" is no more
ALTER TABLE IF EXISTS s.t RENAME TO u;
--                        ^^^^^^^^^^^ "s.t"

-- case: the view of the advice is SQL
ALTER TABLE sales."Order Lines" RENAME TO "Lines";
--                              ^^^^^^^^^^^^^^^^^ CREATE VIEW sales."Order Lines" AS SELECT * FROM sales."Lines", in the same

-- case: a table of this script, and other objects
CREATE TABLE t_new (id bigint);
ALTER TABLE t_new RENAME TO t;
ALTER VIEW v RENAME TO w;
ALTER INDEX i RENAME TO j;

-- case: a down script has to {down}
ALTER TABLE u RENAME TO t;

-- case: a foreign table
ALTER FOREIGN TABLE orders RENAME TO purchases;
--                         ^^^^^^^^^^^^^^^^^^^
