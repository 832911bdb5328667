-- case: no name
CREATE INDEX ON orders (note);
--^^^^^^^^^^ cannot be sure what to drop
CREATE UNIQUE INDEX CONCURRENTLY ON billing."Orders" (lower(note), id);
--^^^^^^^^^^^^^^^^^
-- fixed
CREATE INDEX orders_note_idx ON orders (note);
CREATE UNIQUE INDEX CONCURRENTLY "Orders_lower_id_idx" ON billing."Orders" (lower(note), id);

-- case: a name that is taken
-- file: 20240102030404_add_orders/up.sql
CREATE TABLE orders (id int, note text);
CREATE INDEX orders_note_idx ON orders (note);

-- file: 20240102030405_add_case/up.sql
CREATE INDEX ON orders (note);
--^^^^^^^^^^
-- fixed
CREATE INDEX orders_note_idx1 ON orders (note);

-- case: expressions, INCLUDE, and what this script has named before, of a table it does not know
CREATE INDEX ON t (lower(a));
--^^^^^^^^^^
CREATE INDEX ON t (upper(a));
--^^^^^^^^^^
CREATE INDEX ON t (lower(b));
--^^^^^^^^^^
CREATE INDEX t_a_idx ON t (a);
CREATE INDEX ON t (a);
--^^^^^^^^^^
CREATE INDEX ON t (a, lower(a), a) INCLUDE (b);
--^^^^^^^^^^
CREATE INDEX ON t ((a || b), (c::date), (coalesce(a, b)), ((d ->> 'e')::int));
--^^^^^^^^^^
-- fixed
CREATE INDEX t_lower_idx ON t (lower(a));
CREATE INDEX t_upper_idx ON t (upper(a));
CREATE INDEX t_lower_idx1 ON t (lower(b));
CREATE INDEX t_a_idx ON t (a);
CREATE INDEX t_a_idx1 ON t (a);
CREATE INDEX t_a_lower_a1_b_idx ON t (a, lower(a), a) INCLUDE (b);
CREATE INDEX t_expr_c_coalesce_int4_idx ON t ((a || b), (c::date), (coalesce(a, b)), ((d ->> 'e')::int));

-- case: named
CREATE INDEX i ON orders (note);
