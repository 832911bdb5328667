-- case: views of a table, of a column and of a view
-- file: 20240101000000_orders/up.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total int, note text, paid boolean, kind text);
CREATE VIEW open_orders AS SELECT id, total AS sum FROM orders o WHERE NOT o.paid;
CREATE MATERIALIZED VIEW totals AS SELECT sum(v.sum) FROM open_orders v;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders DROP COLUMN total, DROP COLUMN note, DROP COLUMN IF EXISTS paid;
--                 ^^^^^^^^^^^^^^^^^ PostgreSQL refuses to drop the column "total" of "orders", because the view "open_orders" (20240101000000_orders) needs it. The migration fails. Drop the view "open_orders" first
--                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^
ALTER TABLE orders ALTER COLUMN id TYPE numeric, ALTER COLUMN kind TYPE varchar(9);
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ refuses to change the type of the column "id"
DROP VIEW IF EXISTS open_orders;
--                  ^^^^^^^^^^^ because the materialized view "totals"
DROP TABLE orders;
DROP TABLE IF EXISTS nothing;

-- case: what is dropped together, behind what needs it, or with CASCADE
-- file: 20240101000000_orders/up.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
CREATE TABLE lines (order_id bigint REFERENCES orders);
CREATE VIEW open_orders AS SELECT * FROM orders;
CREATE VIEW v AS SELECT id FROM open_orders;
-- file: 20240102030405_add_case/up.sql
DROP VIEW open_orders, v;
ALTER TABLE orders DROP COLUMN total;
DROP TABLE lines, orders;

-- case: dropped with CASCADE
-- file: 20240101000000_orders/up.sql
CREATE TABLE orders (id bigint PRIMARY KEY, total int);
CREATE VIEW open_orders AS SELECT * FROM orders;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders DROP COLUMN total CASCADE;
DROP TABLE orders;

-- case: foreign keys
-- file: 20240101000000_orders/up.sql
CREATE TABLE orders (id bigint PRIMARY KEY, code text, note text, CONSTRAINT one_code UNIQUE (code), parent bigint REFERENCES orders);
CREATE TABLE lines (order_id bigint CONSTRAINT of_order REFERENCES orders, code text REFERENCES orders (code));
CREATE UNIQUE INDEX one_note ON orders (note);
CREATE TABLE notes (note text REFERENCES orders (note));
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders DROP COLUMN note, DROP CONSTRAINT one_code, DROP COLUMN parent, ALTER id TYPE numeric;
--                 ^^^^^^^^^^^^^^^^ because the foreign key "notes_note_fkey" of "notes" (20240101000000_orders) needs it. The migration fails. Drop the foreign key "notes_note_fkey" of "notes" first.
--                                   ^^^^^^^^^^^^^^^^^^^^^^^^ the constraint "one_code" of "orders"
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^ because the foreign key "of_order" of "lines"
DROP INDEX one_note;
DROP TABLE orders;
--         ^^^^^^ because the foreign key "of_order" of "lines" (20240101000000_orders), and 2 more, need it

-- case: an index that makes sure what a foreign key counts on
-- file: 20240101000000_orders/up.sql
CREATE TABLE orders (note text, total int UNIQUE);
CREATE UNIQUE INDEX one_note ON orders (note);
CREATE UNIQUE INDEX one_total ON orders (total);
CREATE TABLE notes (note text REFERENCES orders (note), total int REFERENCES orders (total));
-- file: 20240102030405_add_case/up.sql
DROP INDEX one_total;
DROP INDEX one_note;
--         ^^^^^^^^ the index "one_note", because the foreign key "notes_note_fkey"

-- case: a column that another is generated from, under its new name
-- file: 20240101000000_orders/up.sql
CREATE TABLE orders (net int, gross int GENERATED ALWAYS AS (net * 2) STORED);
ALTER TABLE orders RENAME net TO price;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders DROP COLUMN gross, DROP COLUMN price;
ALTER TABLE orders ADD COLUMN price int, ADD COLUMN twice int GENERATED ALWAYS AS (price * 2) STORED;
ALTER TABLE orders DROP COLUMN price;
--                 ^^^^^^^^^^^^^^^^^ because the generated column "twice" of "orders" (line 2)

-- case: types of columns, and functions of triggers
-- file: 20240101000000_first/up.sql
CREATE TYPE mood AS ENUM ('good');
CREATE DOMAIN amount AS numeric;
CREATE TYPE other AS ENUM ('good');
CREATE TABLE t (a mood[], b public.amount, c other);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE FUNCTION g() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE TRIGGER calls BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
ALTER TABLE t ALTER c TYPE text;
ALTER TYPE mood RENAME TO moods;
-- file: 20240102030405_add_case/up.sql
DROP TYPE IF EXISTS moods, other;
--                  ^^^^^ the type "moods", because the column "a" of "t" (20240101000000_first) needs it. The migration fails. Drop the column "a" of "t" first, or give it another type.
DROP DOMAIN amount;
--          ^^^^^^ the domain "amount", because the column "b" of "t"
DROP FUNCTION f(), g;
--            ^ the function "f", because the trigger "calls" of "t" (20240101000000_first) needs it. The migration fails. Drop the trigger "calls" of "t" first.

-- case: what a query names, and what it does not
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int, b int, c int, d int, e int, f int, g int, h int, i int, j int);
CREATE TABLE u (a int, x int);
CREATE VIEW v AS
  WITH few AS (SELECT b FROM t)
  SELECT t.a AS h, (SELECT c FROM u LIMIT 1), row_to_json(t) AS r
  FROM t JOIN few USING (b), LATERAL (SELECT d + x AS y FROM u) w
  WHERE EXISTS (SELECT 1 FROM u WHERE u.a = t.e) AND i IN (SELECT j FROM generate_series(1, 2) j)
  ORDER BY h, g;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE t DROP COLUMN a;
--            ^^^^^^^^^^^^^
ALTER TABLE t DROP COLUMN b;
--            ^^^^^^^^^^^^^
ALTER TABLE t DROP COLUMN c;
--            ^^^^^^^^^^^^^
ALTER TABLE t DROP COLUMN d;
--            ^^^^^^^^^^^^^
ALTER TABLE t DROP COLUMN e;
--            ^^^^^^^^^^^^^
ALTER TABLE t DROP COLUMN g;
--            ^^^^^^^^^^^^^
ALTER TABLE t DROP COLUMN i;
--            ^^^^^^^^^^^^^
ALTER TABLE t DROP COLUMN f, DROP COLUMN h, DROP COLUMN j;
ALTER TABLE u DROP COLUMN x, DROP COLUMN a;
--            ^^^^^^^^^^^^^
--                           ^^^^^^^^^^^^^

-- case: a view that reads another column since it was replaced
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int, b int);
CREATE TABLE u (a int);
CREATE VIEW v AS SELECT a FROM t UNION SELECT a FROM u;
CREATE OR REPLACE VIEW v AS SELECT b AS a FROM t;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE t DROP COLUMN a;
DROP TABLE u;
ALTER TABLE t RENAME TO s;
ALTER TABLE s DROP COLUMN b;
--            ^^^^^^^^^^^^^

-- case: a view that may be gone already
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int);
CREATE VIEW v AS SELECT a FROM t;
DO $$ BEGIN EXECUTE 'DROP VIEW ' || 'v'; END $$;
-- file: 20240102030405_add_case/up.sql
DROP TABLE t;

-- case: a down script
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT a FROM t;
-- file: 20240102030405_add_case/up.sql
CREATE OR REPLACE VIEW v AS SELECT a, b FROM t;
ALTER TABLE t ADD COLUMN c int;
CREATE VIEW w AS SELECT c FROM t;
-- file: 20240102030405_add_case/down.sql
ALTER TABLE t DROP COLUMN c;
--            ^^^^^^^^^^^^^ because the view "w" (20240102030405_add_case) needs it. The revert fails.
DROP VIEW w;

-- case: policies, rules, triggers and functions that use columns
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int, b int, c int, d int, own int);
CREATE TABLE u (a int);
CREATE POLICY mine ON u USING (EXISTS (SELECT 1 FROM t WHERE t.a = u.a));
CREATE RULE writes AS ON INSERT TO u DO ALSO INSERT INTO t (b) VALUES (NEW.a);
CREATE FUNCTION counts() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(c) FROM t; END;
CREATE FUNCTION says() RETURNS bigint LANGUAGE sql AS 'SELECT count(d) FROM t';
CREATE PUBLICATION feed FOR TABLE t (own);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE t DROP COLUMN a;
--            ^^^^^^^^^^^^^ because the policy "mine" of "u" (20240101000000_first) needs it. The migration fails. Drop the policy "mine" of "u" first, and make it again afterwards without what goes.
ALTER TABLE t ALTER COLUMN b TYPE bigint;
--            ^^^^^^^^^^^^^^^^^^^^^^^^^^ because the rule "writes" of "u"
ALTER TABLE t DROP COLUMN c, DROP COLUMN own, DROP COLUMN d;
--            ^^^^^^^^^^^^^ because the function "counts"
--                           ^^^^^^^^^^^^^^^ because the publication "feed" (20240101000000_first) needs it. The migration fails. Take the table out of the publication "feed" first
DROP TABLE t;
--         ^ because the policy "mine" of "u" (20240101000000_first), and 2 more, need it

-- case: sequences, types and functions in expressions
-- file: 20240101000000_first/up.sql
CREATE SEQUENCE numbers;
CREATE SEQUENCE free;
CREATE TYPE mood AS ENUM ('good');
CREATE FUNCTION is_fine(int) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN RETURN true; END $$;
CREATE DOMAIN amount AS int CHECK (is_fine(VALUE));
CREATE DOMAIN price AS amount;
CREATE TABLE t (id int DEFAULT nextval('numbers'), old int DEFAULT nextval('free'), m text DEFAULT ('good'::mood)::text, s serial);
ALTER TABLE t ALTER old DROP DEFAULT;
-- file: 20240102030405_add_case/up.sql
DROP SEQUENCE numbers, free;
--            ^^^^^^^ the sequence "numbers", because the default of the column "id" of "t" (20240101000000_first) needs it. The migration fails. Drop the default of the column "id" of "t" first.
DROP SEQUENCE t_s_seq;
--            ^^^^^^^
DROP TYPE mood;
--        ^^^^ because the default of the column "m"
DROP FUNCTION is_fine;
--            ^^^^^^^ the function "is_fine", because the domain "amount"
DROP DOMAIN amount;
--          ^^^^^^ the domain "amount", because the domain "price"
DROP DOMAIN price, amount;

-- case: parents, and keys of partitions
-- file: 20240101000000_first/up.sql
CREATE TABLE parent (a int, b int);
CREATE TABLE child (c int) INHERITS (parent);
CREATE TABLE parts (a int, b int) PARTITION BY RANGE (a);
CREATE TABLE part PARTITION OF parts DEFAULT;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE child DROP COLUMN c, DROP COLUMN a;
--                               ^^^^^^^^^^^^^ because the parent table "parent" (20240101000000_first) needs it. The migration fails. Do it to the parent table "parent": its children follow.
ALTER TABLE parts DROP COLUMN a, DROP COLUMN b;
--                ^^^^^^^^^^^^^ because the partition key of "parts"
ALTER TABLE parent DROP COLUMN a;
DROP TABLE parts;
DROP TABLE parent;
--         ^^^^^^ because the table "child"

-- case: a parent with its children
-- file: 20240101000000_first/up.sql
CREATE TABLE parent (a int, b int);
CREATE TABLE child (c int) INHERITS (parent);
-- file: 20240102030405_add_case/up.sql
DROP TABLE child, parent;

-- case: operators, casts, foreign servers and schemas
-- file: 20240101000000_first/up.sql
CREATE SCHEMA shop;
CREATE TABLE shop.orders (id bigint);
CREATE TYPE mood AS ENUM ('good');
CREATE FUNCTION adds(int, int) RETURNS int LANGUAGE sql RETURN 1;
CREATE FUNCTION number_of(mood) RETURNS int LANGUAGE sql RETURN 1;
CREATE OPERATOR @+@ (leftarg = int, rightarg = int, function = adds);
CREATE CAST (mood AS int) WITH FUNCTION number_of(mood);
CREATE VIEW v AS SELECT id @+@ 1 AS next FROM shop.orders;
CREATE FOREIGN DATA WRAPPER far;
CREATE SERVER branch FOREIGN DATA WRAPPER far;
CREATE USER MAPPING FOR PUBLIC SERVER branch;
CREATE FOREIGN TABLE away (id int) SERVER branch;
-- file: 20240102030405_add_case/up.sql
DROP FUNCTION adds;
--            ^^^^ because the operator "@+@" (20240101000000_first) needs it. The migration fails. Drop the operator "@+@" first.
DROP FUNCTION number_of(mood);
--            ^^^^^^^^^ because the cast (mood AS int4) (20240101000000_first) needs it
DROP OPERATOR @+@ (int, int);
--^^^^^^^^^^^^^^^^^^^^^^^^^^ the operator "@+@", because the view "v"
DROP FOREIGN DATA WRAPPER far;
--                        ^^^ because the server "branch"
DROP SERVER branch;
--          ^^^^^^ the server "branch", because the user mapping of the server "branch" (20240101000000_first), and 1 more, need it
DROP SCHEMA shop;
--          ^^^^ the schema "shop", because the table "shop.orders" (20240101000000_first) needs it

-- case: an operator that an extension may have as well
-- file: 20240101000000_first/up.sql
CREATE EXTENSION citext;
CREATE FUNCTION adds(int, int) RETURNS int LANGUAGE sql RETURN 1;
CREATE OPERATOR @+@ (leftarg = int, rightarg = int, function = adds);
CREATE VIEW v AS SELECT 1 @+@ 1 AS next;
-- file: 20240102030405_add_case/up.sql
DROP OPERATOR @+@ (int, int);
