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

-- case: a view is left behind, or another table takes the name
ALTER TABLE orders RENAME TO purchases;
CREATE VIEW orders AS SELECT * FROM purchases;
ALTER TABLE app.events RENAME TO events_old;
CREATE TABLE app.events (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
CREATE TABLE users_new (id bigint);
ALTER TABLE users RENAME TO users_old;
ALTER TABLE users_new RENAME TO users;

-- case: a view of another schema
ALTER TABLE app.events RENAME TO events_old;
--                     ^^^^^^^^^^^^^^^^^^^^
CREATE VIEW events AS SELECT * FROM app.events_old;

-- case: a view that comes later, outside a transaction {plain}
ALTER TABLE orders RENAME TO purchases;
--                 ^^^^^^^^^^^^^^^^^^^
CREATE VIEW orders AS SELECT * FROM purchases;
