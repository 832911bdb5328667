-- case: long work behind a short lock
ALTER TABLE orders ADD COLUMN note text;
CREATE INDEX i ON customers (name);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reads and writes of "orders" wait for this one, too
SELECT count(*) FROM customers;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^
DO $$ BEGIN PERFORM 1; END $$;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: short work behind it, and long work before it
CREATE INDEX i ON customers (name);
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE orders ADD COLUMN more text;
INSERT INTO settings VALUES (1);
SELECT set_config('a.b', 'c', true);
COMMENT ON TABLE orders IS 'x';

-- case: tables of the script
CREATE TABLE t (id int);
ALTER TABLE t ADD COLUMN note text;
CREATE INDEX i ON customers (name);
