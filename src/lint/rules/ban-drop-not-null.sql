-- case: a column of an old table
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL, ALTER "a b" drop not null;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "orders.note" may be NULL from now on
--                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ "orders.a b"

-- case: a table of this script
CREATE TABLE orders (note text NOT NULL);
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;

-- case: a down script gives back what was there {down}
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;
