-- case: a column of an old table
ALTER TABLE orders ADD COLUMN a text, DROP COLUMN note;
--                                    ^^^^^^^^^^^^^^^^ The data of column "note" of "orders" is lost

-- case: a table of this script
CREATE TABLE orders (id bigint, note text);
ALTER TABLE orders DROP COLUMN note;

-- case: a down script is there for it {down}
ALTER TABLE orders DROP COLUMN note;

-- case: a column that this script has added, for its own use
ALTER TABLE orders ADD COLUMN old_id bigint;
ALTER TABLE orders DROP COLUMN old_id;
ALTER TABLE shop.orders DROP COLUMN old_id;
--                      ^^^^^^^^^^^^^^^^^^
