-- case: a function that was there, dropped by the way back
-- file: 20240101000000_earlier/up.sql
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS $$
    SELECT 1
$$;
-- file: 20240102030405_add_case/up.sql
CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 2';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A revert drops function "f", which was there
-- file: 20240102030405_add_case/down.sql
DROP FUNCTION IF EXISTS f(int);
-- fixed
-- file: 20240102030405_add_case/down.sql
DROP FUNCTION IF EXISTS f(int);

CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS $$
    SELECT 1
$$;

-- case: a view and a trigger that were there, left as they are
-- file: 20240101000000_earlier/up.sql
CREATE VIEW v AS SELECT 1 AS a;
CREATE TABLE orders (id bigint);
CREATE TRIGGER t BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f();
-- file: 20240102030405_add_case/up.sql
CREATE OR REPLACE VIEW v AS SELECT 1 AS a, 2 AS b;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A revert leaves view "v" as it is defined here
CREATE OR REPLACE TRIGGER t AFTER UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f();
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- file: 20240102030405_add_case/down.sql
SELECT 1;
-- fixed
-- file: 20240102030405_add_case/down.sql
SELECT 1;

CREATE OR REPLACE TRIGGER t BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION f();

DROP VIEW IF EXISTS v;
CREATE OR REPLACE VIEW v AS SELECT 1 AS a;

-- case: what was dropped does not come back
-- file: 20240101000000_earlier/up.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
CREATE INDEX orders_note_idx ON orders (note);
-- file: 20240102030405_add_case/up.sql
DROP INDEX orders_note_idx;
--^^^^^^^^^^^^^^^^^^^^^^^^ A revert does not bring index "orders_note_idx" back
ALTER TABLE orders DROP COLUMN note;
--                 ^^^^^^^^^^^^^^^^
-- file: 20240102030405_add_case/down.sql
SELECT 1;
-- fixed
-- file: 20240102030405_add_case/down.sql
SELECT 1;

-- irreversible: the values of column "note" of "orders" are lost, only the column comes back.
ALTER TABLE IF EXISTS orders ADD COLUMN IF NOT EXISTS note text;

CREATE INDEX IF NOT EXISTS orders_note_idx ON orders (note);

-- case: a CHECK that was there for SET NOT NULL, and another
-- file: 20240101000000_earlier/up.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text, total int);
ALTER TABLE orders ADD CONSTRAINT orders_note_set CHECK (note IS NOT NULL) NOT VALID;
ALTER TABLE orders ADD CONSTRAINT orders_note_long CHECK (length(note) > 3 AND note IS NOT NULL);
ALTER TABLE orders ADD CONSTRAINT orders_total_set CHECK (total IS NOT NULL);
ALTER TABLE orders VALIDATE CONSTRAINT orders_note_set;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;
ALTER TABLE orders DROP CONSTRAINT orders_note_set;
ALTER TABLE orders DROP CONSTRAINT orders_note_long;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A revert does not bring constraint "orders_note_long"
ALTER TABLE orders DROP CONSTRAINT orders_total_set;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- file: 20240102030405_add_case/down.sql
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;

-- case: brought back
-- file: 20240101000000_earlier/up.sql
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE a (id bigint);
-- file: 20240102030405_add_case/up.sql
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';
DROP FUNCTION g;
CREATE FUNCTION g() RETURNS text LANGUAGE sql AS 'SELECT 2';
DROP TABLE a;
-- file: 20240102030405_add_case/down.sql
CREATE TABLE a (id bigint);
DROP FUNCTION g();
CREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';

-- case: a column that stands in for an older one is given its type again
-- file: 20240101000000_earlier/up.sql
CREATE TABLE orders (id int, note text);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders RENAME COLUMN id TO old_id;
ALTER TABLE orders ADD COLUMN id bigint;
UPDATE orders SET id = old_id;
ALTER TABLE orders DROP COLUMN old_id;
-- file: 20240102030405_add_case/down.sql
ALTER TABLE orders ALTER COLUMN id TYPE int;

-- case: nothing is known of one before
CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 2';
DROP TABLE IF EXISTS a;
CREATE TABLE a (id bigint);
-- file: 20240102030405_add_case/down.sql
DROP TABLE a;
DROP FUNCTION f();

-- case: another function of the same name
-- file: 20240101000000_earlier/up.sql
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
-- file: 20240102030405_add_case/up.sql
CREATE OR REPLACE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 2';
-- file: 20240102030405_add_case/down.sql
DROP FUNCTION f(text);

-- case: gone for good, with a reason
-- file: 20240102030405_add_case/up.sql
DROP TABLE orders;
ALTER TABLE customers DROP COLUMN fax;
-- file: 20240102030405_add_case/down.sql
-- Rollback for case
-- irreversible: nobody has used them for a year
SELECT 1;

-- case: what comes back otherwise than it was
-- file: 20240101000000_earlier/up.sql
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id serial PRIMARY KEY, note varchar NOT NULL, price numeric(10, 2) DEFAULT 0, customer_id bigint);
CREATE INDEX orders_note_idx ON orders (note);
ALTER TABLE orders ADD COLUMN paid_at timestamptz DEFAULT now(), ADD CONSTRAINT orders_customer FOREIGN KEY (customer_id) REFERENCES customers ON DELETE CASCADE;
CREATE TABLE other (id bigint, note text, CONSTRAINT one UNIQUE (id, note));
CREATE INDEX other_note_idx ON other (note);
-- file: 20240102030405_add_case/up.sql
DROP TABLE orders;
--^^^^^^^^^^^^^^^ column "price" of "orders" back as numeric(12, 2) DEFAULT 0, and before this migration it was numeric(10, 2) DEFAULT 0
--^^^^^^^^^^^^^^^ index "orders_note_idx"
--^^^^^^^^^^^^^^^ constraint "orders_customer"
ALTER TABLE other DROP CONSTRAINT one;
--                ^^^^^^^^^^^^^^^^^^^ constraint "one" of "other" back as UNIQUE (id), and before this migration it was UNIQUE (id, note)
ALTER TABLE other DROP COLUMN note;
--                ^^^^^^^^^^^^^^^^ index "other_note_idx"
-- file: 20240102030405_add_case/down.sql
ALTER TABLE other ADD note varchar, ADD CONSTRAINT one UNIQUE (id);
CREATE TABLE orders (
    id integer PRIMARY KEY,
    note text NOT NULL,
    price numeric(12, 2) DEFAULT 0,
    customer_id bigint REFERENCES customers,
    paid_at timestamp with time zone DEFAULT current_timestamp
);

-- case: a temporary table is no loss
-- file: 20240101000000_earlier/up.sql
CREATE TABLE usage (day date, requests int);
-- file: 20240102030405_add_case/up.sql
CREATE TEMP TABLE sums AS SELECT day, sum(requests) AS requests FROM usage GROUP BY day;
ALTER TABLE usage ADD COLUMN origin text;
DROP TABLE sums;
-- file: 20240102030405_add_case/down.sql
ALTER TABLE usage DROP COLUMN origin;

-- case: an older index that becomes a key is gone with it
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (id bigint NOT NULL, other bigint NOT NULL);
CREATE UNIQUE INDEX orders_idx ON orders (id);
CREATE UNIQUE INDEX other_idx ON orders (other);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD CONSTRAINT orders_key UNIQUE USING INDEX orders_idx;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ A revert does not bring index "orders_idx" back
ALTER TABLE orders ADD CONSTRAINT other_key UNIQUE USING INDEX other_idx;
-- file: 20240102030405_add_case/down.sql
ALTER TABLE orders DROP CONSTRAINT IF EXISTS other_key;
CREATE UNIQUE INDEX IF NOT EXISTS other_idx ON orders (other);
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_key;

-- case: what comes back is defined otherwise
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text, total int);
CREATE INDEX orders_note ON orders (note);
CREATE INDEX orders_total ON orders (total);
CREATE VIEW notes AS SELECT id, note FROM orders WHERE total > 0;
CREATE VIEW totals AS SELECT id, total FROM orders;
CREATE FUNCTION one(a int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1';
CREATE FUNCTION two() RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE FUNCTION stamps() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER stamped BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamps();
CREATE POLICY own ON orders USING (total > 0);
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE SEQUENCE numbers START 5;
-- file: 20240102030405_add_case/up.sql
DROP INDEX orders_note;
--^^^^^^^^^^^^^^^^^^^^ brings index "orders_note" back otherwise than it was before this migration: its uniqueness and its condition are not the same
DROP INDEX orders_total;
--^^^^^^^^^^^^^^^^^^^^^ its columns are not the same
DROP VIEW notes;
--^^^^^^^^^^^^^ its query is not the same
CREATE OR REPLACE VIEW totals AS SELECT id, total FROM orders WHERE total > 1;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its query is not the same
DROP FUNCTION one(int);
--^^^^^^^^^^^^^^^^^^^^ its volatility is not the same
CREATE OR REPLACE FUNCTION two() RETURNS int LANGUAGE sql AS 'SELECT 3';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ function "two" back otherwise than it was before this migration: its body is not the same
DROP TRIGGER stamped ON orders;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its timing is not the same
DROP POLICY own ON orders;
--^^^^^^^^^^^^^^^^^^^^^^^ its command is not the same
DROP TYPE mood;
--^^^^^^^^^^^^ its values are not the same
DROP SEQUENCE numbers;
--^^^^^^^^^^^^^^^^^^^ its options are not the same
-- file: 20240102030405_add_case/down.sql
CREATE SEQUENCE numbers START 6;
CREATE TYPE mood AS ENUM ('bad', 'good');
CREATE POLICY own ON orders FOR SELECT USING (total > 0);
CREATE TRIGGER stamped AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamps();
CREATE OR REPLACE FUNCTION two() RETURNS int LANGUAGE sql AS 'SELECT 4';
CREATE FUNCTION one(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE OR REPLACE VIEW totals AS SELECT id, total FROM orders WHERE total > 2;
CREATE VIEW notes AS SELECT id, note FROM orders;
CREATE UNIQUE INDEX orders_note ON orders (note) WHERE total > 0;
CREATE INDEX orders_total ON orders (id, total);

-- case: what comes back is written otherwise, or under new names
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (id bigint PRIMARY KEY, note text, total int);
CREATE INDEX orders_note ON orders (note);
CREATE VIEW notes AS SELECT id, note FROM orders;
CREATE VIEW old_names AS SELECT total FROM orders;
CREATE FUNCTION one(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION stamps() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER stamped BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION stamps();
CREATE POLICY own ON orders USING (total > 0);
-- file: 20240101000001_second/up.sql
ALTER TABLE orders RENAME COLUMN total TO sum;
ALTER FUNCTION stamps() RENAME TO marks;
-- file: 20240102030405_add_case/up.sql
DROP INDEX orders_note;
DROP VIEW notes, old_names;
DROP FUNCTION one(int);
DROP TRIGGER stamped ON orders;
DROP POLICY own ON orders;
-- file: 20240102030405_add_case/down.sql
CREATE POLICY own ON public.orders FOR ALL TO PUBLIC USING (sum > 0);
CREATE OR REPLACE TRIGGER stamped BEFORE INSERT ON orders FOR EACH ROW EXECUTE PROCEDURE marks();
CREATE OR REPLACE FUNCTION one(a integer) RETURNS int VOLATILE LANGUAGE SQL AS $$SELECT
    1$$;
CREATE VIEW old_names AS SELECT sum AS total FROM orders;
CREATE OR REPLACE VIEW notes AS SELECT orders.id AS id, orders.note FROM public.orders;
CREATE INDEX IF NOT EXISTS orders_note ON orders USING btree (note ASC);
