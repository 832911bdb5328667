-- case: what was there before, and what nobody knows
-- file: 20240101000000_earlier/up.sql
CREATE TABLE customers (id bigint, note text);
-- file: 20240102030405_add_case/up.sql
CREATE TABLE orders (id bigint);
-- file: 20240102030405_add_case/down.sql
DROP TABLE IF EXISTS orders;
DROP TABLE IF EXISTS customers CASCADE;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A revert drops table "customers", which the up script does not make: it was there before
DROP TABLE IF EXISTS ordrs, others;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing is known to make it
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ nothing is known to make it
DROP FUNCTION f(int);
--^^^^^^^^^^^^^^^^^^

-- case: a column, and a name
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD COLUMN note text;
-- file: 20240102030405_add_case/down.sql
ALTER TABLE orders DROP COLUMN note, DROP COLUMN price;
--                                   ^^^^^^^^^^^^^^^^^
ALTER TABLE customers RENAME TO clients;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A revert renames table "customers"

-- case: what up has made, with what it makes by itself
-- file: 20240102030405_add_case/up.sql
CREATE TABLE orders (id serial PRIMARY KEY, n int UNIQUE, p int CHECK (p > 0));
CREATE TYPE mood AS ENUM ('good');
ALTER TABLE old ADD CONSTRAINT c UNIQUE (n);
-- file: 20240102030405_add_case/down.sql
ALTER TABLE old DROP CONSTRAINT c;
ALTER TABLE orders DROP CONSTRAINT orders_pkey, DROP CONSTRAINT orders_p_check;
ALTER TABLE orders DROP COLUMN n;
DROP SEQUENCE IF EXISTS orders_id_seq CASCADE;
DROP TABLE IF EXISTS orders;
DROP TYPE IF EXISTS mood;

-- case: replaced by one of the same name
-- file: 20240101000000_earlier/up.sql
CREATE VIEW v AS SELECT 1 AS a;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD COLUMN note text;
-- file: 20240102030405_add_case/down.sql
DROP VIEW v;
ALTER TABLE orders DROP COLUMN note;
CREATE VIEW v AS SELECT 1 AS a;

-- case: what a block may have made
-- file: 20240102030405_add_case/up.sql
DO $$ BEGIN ALTER TABLE orders ADD CONSTRAINT orders_check CHECK (a > 0); END $$;
-- file: 20240102030405_add_case/down.sql
ALTER TABLE orders DROP CONSTRAINT orders_check;

-- case: a key without a name, added in a block that looks first
-- file: 20240102030405_add_case/up.sql
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint WHERE conrelid = 'badges'::regclass AND contype = 'p'
    ) THEN
        ALTER TABLE badges ADD PRIMARY KEY (id);
    END IF;
END
$do$;
-- file: 20240102030405_add_case/down.sql
ALTER TABLE badges DROP CONSTRAINT IF EXISTS badges_pkey;

-- case: its own temporary tables
-- file: 20240102030405_add_case/up.sql
ALTER TABLE usage ADD COLUMN origin text;
-- file: 20240102030405_add_case/down.sql
CREATE TEMP TABLE sums AS SELECT day, sum(requests) AS requests FROM usage GROUP BY day;
CREATE INDEX sums_day ON sums (day);
ALTER TABLE sums ADD COLUMN note text;
DROP INDEX sums_day;
DROP TABLE sums;
SELECT 1 AS a INTO TEMP kept;
ALTER TABLE kept RENAME TO left_over;
DROP TABLE left_over;
CREATE TEMP SEQUENCE numbers;
DROP SEQUENCE numbers;
DROP TABLE sums;
--^^^^^^^^^^^^^ A revert drops table "sums", which the up script does not make
CREATE TEMP TABLE other (id int);
DROP TABLE public.other;
--^^^^^^^^^^^^^^^^^^^^^ A revert drops table "other"
ALTER TABLE usage DROP COLUMN origin;
