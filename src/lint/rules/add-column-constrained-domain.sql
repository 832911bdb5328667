-- case: domains of this script and of an earlier one
-- file: 20240101000000_first/up.sql
CREATE DOMAIN shop.amount AS numeric CONSTRAINT positive CHECK (VALUE > 0);
-- file: 20240102030405_add_case/up.sql
CREATE DOMAIN email AS text NOT NULL;
ALTER TABLE orders ADD COLUMN price shop.amount, ADD email email DEFAULT '';
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Reads and writes of "orders" wait while the table and all its indexes are written anew. "shop.amount" is a domain
--                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: without a constraint, arrays, other types, and new tables
CREATE DOMAIN name AS text DEFAULT '' NULL;
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
ALTER TABLE orders ADD COLUMN name public.name, ADD emails email[], ADD note text, ADD mood mood;
CREATE TABLE customers (email email);
ALTER TABLE customers ADD COLUMN other email;

-- case: a down script puts back what was dropped {down}
CREATE DOMAIN email AS text NOT NULL;
ALTER TABLE orders ADD COLUMN email email;
