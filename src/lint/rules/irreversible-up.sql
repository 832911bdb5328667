-- case: everything that loses data
-- file: 20240101000000_earlier/up.sql
CREATE TABLE prices (amount numeric(10, 4), n bigint);
-- file: 20240102030405_add_case/up.sql
DROP TABLE orders, shop.items;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ the rows of "orders"
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ the rows of "shop.items"
ALTER TABLE customers ADD COLUMN a int, DROP COLUMN fax;
--                                      ^^^^^^^^^^^^^^^ the values of column "fax" of "customers"
TRUNCATE customers;
--^^^^^^^^^^^^^^^^
DELETE FROM customers WHERE id = 1;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ALTER TYPE size ADD VALUE 'xl';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the enum without the value 'xl'
ALTER TABLE prices ALTER COLUMN amount TYPE numeric(10, 2), ALTER n TYPE int;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ what the new type cuts off from column "amount"

-- case: with a reason
DROP TABLE orders;
-- file: 20240102030405_add_case/down.sql
-- Rollback for case
-- irreversible: nobody has written to it for a year
CREATE TABLE orders (id bigint);

-- case: without a reason
-- irreversible
DROP TABLE orders;
--^^^^^^^^^^^^^^^ Write in down.sql, or here, why

-- case: of this migration
CREATE TABLE orders (id bigint, note text);
INSERT INTO orders VALUES (1);
DELETE FROM orders;
ALTER TABLE orders DROP COLUMN note;
DROP TABLE orders;
ALTER TYPE size RENAME VALUE 'x' TO 'y';
DROP INDEX i;

-- case: the way back is for that {down}
DROP TABLE orders;
