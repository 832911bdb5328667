-- case: no name
CREATE INDEX ON orders (note);
--^^^^^^^^^^ cannot be sure what to drop
CREATE UNIQUE INDEX CONCURRENTLY ON billing."Orders" (lower(note), id);
--^^^^^^^^^^^^^^^^^
-- fixed
CREATE INDEX orders_note_idx ON orders (note);
CREATE UNIQUE INDEX CONCURRENTLY "Orders_expr_id_idx" ON billing."Orders" (lower(note), id);

-- case: a name that is taken
-- file: 20240102030404_add_orders/up.sql
CREATE TABLE orders (id int, note text);
CREATE INDEX orders_note_idx ON orders (note);

-- file: 20240102030405_add_case/up.sql
CREATE INDEX ON orders (note);
--^^^^^^^^^^
-- fixed
CREATE INDEX orders_note_idx1 ON orders (note);

-- case: named
CREATE INDEX i ON orders (note);
