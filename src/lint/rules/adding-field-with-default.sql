-- case: a value of its own for each row
ALTER TABLE orders ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(), ADD note text;
--                                             ^^^^^^^^^^^^^^^^^^^^^^^^^ Reads and writes of "orders" wait while the table and all its indexes are written anew. gen_random_uuid() gives each row
ALTER TABLE orders ADD at timestamptz DEFAULT now() + random() * interval '1 day' CHECK (at > '2020-01-01');
--                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ random()
ALTER TABLE orders ADD a text DEFAULT lower(extensions.uuid_generate_v4()::text), ADD b bigint DEFAULT nextval('s');
--                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
--                                                                                             ^^^^^^^^^^^^^^^^^^^^

-- case: functions that are not known, or that say nothing
CREATE FUNCTION code() RETURNS text LANGUAGE sql AS 'SELECT 1';
ALTER TABLE orders ADD a text DEFAULT shop.number(), ADD b text DEFAULT code();
--                            ^^^^^^^^^^^^^^^^^^^^^ spared only if shop.number() is STABLE or IMMUTABLE
--                                                              ^^^^^^^^^^^^^^

-- case: functions that say so
CREATE FUNCTION code() RETURNS text LANGUAGE sql STABLE AS 'SELECT 1';
CREATE FUNCTION shop.number(a int) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT 1';
ALTER TABLE orders ADD a text DEFAULT shop.number(1), ADD b text DEFAULT code();

-- case: one value for all rows
ALTER TABLE orders
    ADD COLUMN a bigint DEFAULT 1 + 2,
    ADD COLUMN b jsonb NOT NULL DEFAULT '{}'::jsonb,
    ADD COLUMN c timestamptz DEFAULT current_timestamp,
    ADD COLUMN d timestamptz NOT NULL DEFAULT now() - interval '100 years',
    ADD COLUMN e text DEFAULT NULL,
    ADD COLUMN f text[] DEFAULT ARRAY[upper('a'), pg_catalog.lower('B')],
    ADD COLUMN g text;
ALTER TABLE orders ALTER COLUMN a SET DEFAULT random();

-- case: before PostgreSQL 11 a constant is written as well {pg=10}
ALTER TABLE orders ADD COLUMN a bigint DEFAULT 1, ADD b bigint DEFAULT NULL;
--                                     ^^^^^^^^^ Before PostgreSQL 11

-- case: new tables
CREATE TABLE orders (id uuid DEFAULT gen_random_uuid());
ALTER TABLE orders ADD COLUMN other uuid DEFAULT gen_random_uuid();

-- case: a down script puts back what was dropped {down}
ALTER TABLE orders ADD COLUMN id uuid DEFAULT gen_random_uuid();

-- case: in a DO block {plain}
DO $$ BEGIN ALTER TABLE orders ADD COLUMN id uuid DEFAULT gen_random_uuid(); END $$;
--                                                ^^^^^^^^^^^^^^^^^^^^^^^^^
