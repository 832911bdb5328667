-- case: statements that have the clause
CREATE SCHEMA billing;
--^^^^^^^^^^^ the schema "billing" is there already
CREATE TABLE billing.orders (id bigint PRIMARY KEY, note text);
--^^^^^^^^^^ the table "billing.orders" is there already
create unlogged table "Scratch" (id bigint);
--^^^^^^^^^^^^^^^^^^^ the table "Scratch"
CREATE UNIQUE INDEX orders_note_key ON billing.orders (note);
--^^^^^^^^^^^^^^^^^ the index "billing.orders_note_key"
CREATE SEQUENCE numbers;
--^^^^^^^^^^^^^ the sequence "numbers"
CREATE TABLE copied AS SELECT 1 AS one;
--^^^^^^^^^^
CREATE MATERIALIZED VIEW totals AS SELECT count(*) FROM billing.orders;
--^^^^^^^^^^^^^^^^^^^^^^
CREATE EXTENSION plpgsql;
--^^^^^^^^^^^^^^
CREATE STATISTICS pairs ON id, note FROM billing.orders;
--^^^^^^^^^^^^^^^
CREATE COLLATION plain FROM "C";
--^^^^^^^^^^^^^^
ALTER TYPE mood ADD VALUE 'curious' BEFORE 'sad';
--              ^^^^^^^^^ the enum value "curious"
-- setup
CREATE TYPE mood AS ENUM ('sad');
-- fixed
CREATE SCHEMA IF NOT EXISTS billing;
CREATE TABLE IF NOT EXISTS billing.orders (id bigint PRIMARY KEY, note text);
create unlogged table if not exists "Scratch" (id bigint);
CREATE UNIQUE INDEX IF NOT EXISTS orders_note_key ON billing.orders (note);
CREATE SEQUENCE IF NOT EXISTS numbers;
CREATE TABLE IF NOT EXISTS copied AS SELECT 1 AS one;
CREATE MATERIALIZED VIEW IF NOT EXISTS totals AS SELECT count(*) FROM billing.orders;
CREATE EXTENSION IF NOT EXISTS plpgsql;
CREATE STATISTICS IF NOT EXISTS pairs ON id, note FROM billing.orders;
CREATE COLLATION IF NOT EXISTS plain FROM "C";
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'curious' BEFORE 'sad';

-- case: foreign objects
CREATE FOREIGN DATA WRAPPER elsewhere;
--^^^^^^^^^^^^^^^^^^^^^^^^^
CREATE SERVER branch FOREIGN DATA WRAPPER elsewhere;
--^^^^^^^^^^^
CREATE USER MAPPING FOR CURRENT_USER SERVER branch;
--^^^^^^^^^^^^^^^^^ the user mapping
CREATE FOREIGN TABLE far (id bigint) SERVER branch;
--^^^^^^^^^^^^^^^^^^
-- fixed
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_foreign_data_wrapper
        WHERE fdwname = 'elsewhere'
    ) THEN
        CREATE FOREIGN DATA WRAPPER elsewhere;
    END IF;
END
$do$;
CREATE SERVER IF NOT EXISTS branch FOREIGN DATA WRAPPER elsewhere;
CREATE USER MAPPING IF NOT EXISTS FOR CURRENT_USER SERVER branch;
CREATE FOREIGN TABLE IF NOT EXISTS far (id bigint) SERVER branch;

-- case: an index is built outside of the transaction
-- no-transaction
CREATE INDEX CONCURRENTLY orders_note_idx ON orders (note);
--^^^^^^^^^^^^^^^^^^^^^^^
-- setup
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- fixed
-- no-transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_note_idx ON orders (note);

-- case: a partition
CREATE TABLE events (at date) PARTITION BY RANGE (at);
--^^^^^^^^^^
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
--^^^^^^^^^^
-- fixed
CREATE TABLE IF NOT EXISTS events (at date) PARTITION BY RANGE (at);
CREATE TABLE IF NOT EXISTS events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

-- case: statements that replace
CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1;
--^^^^^^^^^^^^^ the function "one" is there already. Write OR REPLACE.
create procedure nothing() language sql as '';
--^^^^^^^^^^^^^^
CREATE VIEW ones AS SELECT one() AS one;
--^^^^^^^^^
CREATE AGGREGATE total (bigint) (sfunc = int8pl, stype = bigint);
--^^^^^^^^^^^^^^
CREATE RULE quiet AS ON DELETE TO orders DO INSTEAD NOTHING;
--^^^^^^^^^ the rule "quiet"
CREATE TRIGGER stamped BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
--^^^^^^^^^^^^ the trigger "stamped"
-- setup
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- fixed
CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1;
create or replace procedure nothing() language sql as '';
CREATE OR REPLACE VIEW ones AS SELECT one() AS one;
CREATE OR REPLACE AGGREGATE total (bigint) (sfunc = int8pl, stype = bigint);
CREATE OR REPLACE RULE quiet AS ON DELETE TO orders DO INSTEAD NOTHING;
CREATE OR REPLACE TRIGGER stamped BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();

-- case: triggers that cannot be replaced {pg=13}
CREATE TRIGGER stamped BEFORE UPDATE ON orders
--^^^^^^^^^^^^ a DO block
    FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
-- setup
CREATE TABLE orders (id bigint PRIMARY KEY, note text);
-- fixed
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_trigger
        WHERE tgrelid = 'orders'::regclass
            AND tgname = 'stamped'
    ) THEN
        CREATE TRIGGER stamped BEFORE UPDATE ON orders
            FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
    END IF;
END
$do$;

-- case: a constraint trigger
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON "Orders" DEFERRABLE FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
--^^^^^^^^^^^^^^^^^^^^^^^
-- setup
CREATE TABLE "Orders" (id bigint PRIMARY KEY);
-- fixed
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_trigger
        WHERE tgrelid = '"Orders"'::regclass
            AND tgname = 'later'
    ) THEN
        CREATE CONSTRAINT TRIGGER later AFTER INSERT ON "Orders" DEFERRABLE FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
    END IF;
END
$do$;

-- case: types
CREATE TYPE mood AS ENUM ('sad', 'it''s fine');
--^^^^^^^^^ PostgreSQL has no IF NOT EXISTS for this
create type public."Pair" as (a int, b int);
--^^^^^^^^^
CREATE TYPE span AS RANGE (subtype = int);
--^^^^^^^^^
CREATE DOMAIN positive AS int CONSTRAINT positive_check CHECK (VALUE > 0);
--^^^^^^^^^^^
ALTER TYPE public."Pair" ADD ATTRIBUTE c int;
--                       ^^^^^^^^^^^^^ the attribute "c"
ALTER DOMAIN positive ADD CONSTRAINT small CHECK (VALUE < 100);
--                    ^^^
-- fixed
DO $do$
BEGIN
    IF to_regtype('mood') IS NULL THEN
        CREATE TYPE mood AS ENUM ('sad', 'it''s fine');
    END IF;
END
$do$;
do $do$
begin
    if to_regtype('public."Pair"') is null then
        create type public."Pair" as (a int, b int);
    end if;
end
$do$;
DO $do$
BEGIN
    IF to_regtype('span') IS NULL THEN
        CREATE TYPE span AS RANGE (subtype = int);
    END IF;
END
$do$;
DO $do$
BEGIN
    IF to_regtype('positive') IS NULL THEN
        CREATE DOMAIN positive AS int CONSTRAINT positive_check CHECK (VALUE > 0);
    END IF;
END
$do$;
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_attribute
        WHERE attrelid = 'public."Pair"'::regclass
            AND attname = 'c'
            AND NOT attisdropped
    ) THEN
        ALTER TYPE public."Pair" ADD ATTRIBUTE c int;
    END IF;
END
$do$;
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE contypid = 'positive'::regtype
            AND conname = 'small'
    ) THEN
        ALTER DOMAIN positive ADD CONSTRAINT small CHECK (VALUE < 100);
    END IF;
END
$do$;

-- case: what a catalog keeps by name
CREATE POLICY owners ON orders USING (true);
--^^^^^^^^^^^ the policy "owners"
CREATE PUBLICATION feed FOR TABLE orders;
--^^^^^^^^^^^^^^^^
CREATE SCHEMA shop CREATE TABLE goods (id int);
--^^^^^^^^^^^
CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler;
--^^^^^^^^^^^^^^^^^^
ALTER PUBLICATION feed ADD TABLE others;
--                     ^^^
-- setup
CREATE TABLE orders (id bigint PRIMARY KEY);
CREATE TABLE others (id bigint PRIMARY KEY);
-- fixed
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_policy
        WHERE polrelid = 'orders'::regclass
            AND polname = 'owners'
    ) THEN
        CREATE POLICY owners ON orders USING (true);
    END IF;
END
$do$;
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_publication
        WHERE pubname = 'feed'
    ) THEN
        CREATE PUBLICATION feed FOR TABLE orders;
    END IF;
END
$do$;
DO $do$
BEGIN
    IF to_regnamespace('shop') IS NULL THEN
        CREATE SCHEMA shop CREATE TABLE goods (id int);
    END IF;
END
$do$;
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_am
        WHERE amname = 'pile'
    ) THEN
        CREATE ACCESS METHOD pile TYPE TABLE HANDLER heap_tableam_handler;
    END IF;
END
$do$;
DO $do$
BEGIN
    ALTER PUBLICATION feed ADD TABLE others;
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;

-- case: roles, and event triggers
CREATE ROLE staircase_reader NOLOGIN;
--^^^^^^^^^ the role "staircase_reader"
    CREATE USER staircase_writer IN ROLE staircase_reader;
--  ^^^^^^^^^^^ the user "staircase_writer"
CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION watched();
--^^^^^^^^^^^^^^^^^^
-- setup
CREATE FUNCTION watched() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
-- fixed
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_roles
        WHERE rolname = 'staircase_reader'
    ) THEN
        CREATE ROLE staircase_reader NOLOGIN;
    END IF;
END
$do$;
    DO $do$
    BEGIN
        IF NOT EXISTS (
            SELECT FROM pg_roles
            WHERE rolname = 'staircase_writer'
        ) THEN
            CREATE USER staircase_writer IN ROLE staircase_reader;
        END IF;
    END
    $do$;
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_event_trigger
        WHERE evtname = 'watch'
    ) THEN
        CREATE EVENT TRIGGER watch ON ddl_command_end EXECUTE FUNCTION watched();
    END IF;
END
$do$;

-- case: what is found only by trying
CREATE CAST (mood AS int) WITH FUNCTION mood_number(mood);
--^^^^^^^^^
CREATE OPERATOR + (leftarg = mood, rightarg = mood, function = mood_sum);
--^^^^^^^^^^^^^
CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
CREATE OPERATOR FAMILY moods USING btree;
--^^^^^^^^^^^^^^^^^^^^
CREATE CONVERSION own FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
--^^^^^^^^^^^^^^^
-- setup
CREATE TYPE mood AS ENUM ('sad');
CREATE FUNCTION mood_number(mood) RETURNS int LANGUAGE sql RETURN 1;
CREATE FUNCTION mood_sum(mood, mood) RETURNS int LANGUAGE sql RETURN 2;
-- fixed
DO $do$
BEGIN
    CREATE CAST (mood AS int) WITH FUNCTION mood_number(mood);
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;
DO $do$
BEGIN
    CREATE OPERATOR + (leftarg = mood, rightarg = mood, function = mood_sum);
EXCEPTION
    WHEN duplicate_object OR duplicate_function OR unique_violation THEN NULL;
END
$do$;
DO $do$
BEGIN
    CREATE TEXT SEARCH CONFIGURATION plain (COPY = simple);
EXCEPTION
    WHEN duplicate_object OR duplicate_function OR unique_violation THEN NULL;
END
$do$;
DO $do$
BEGIN
    CREATE OPERATOR FAMILY moods USING btree;
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;
DO $do$
BEGIN
    CREATE CONVERSION own FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;

-- case: columns
ALTER TABLE orders ADD COLUMN a text, ADD b text, add "column" int;
--                 ^^^^^^^^^^ the column "a"
--                                    ^^^^^
--                                                ^^^^^^^^^^^^
ALTER TABLE ONLY orders -- the note
    ADD /* of whom */ COLUMN c text;
--  ^^^^^^^^^^^^^^^^^^^^^^^^
-- setup
CREATE TABLE orders (id bigint PRIMARY KEY);
-- fixed
ALTER TABLE orders ADD COLUMN IF NOT EXISTS a text, ADD IF NOT EXISTS b text, add if not exists "column" int;
ALTER TABLE ONLY orders -- the note
    ADD /* of whom */ COLUMN IF NOT EXISTS c text;

-- case: constraints
ALTER TABLE orders ADD CONSTRAINT orders_id_check CHECK (id > 0);
--                 ^^^^^^^^^^^^^^ the constraint "orders_id_check"
ALTER TABLE IF EXISTS public.orders
    ADD PRIMARY KEY (id);
--  ^^^^^^^^^^^
ALTER TABLE orders ADD UNIQUE (note, id);
--                 ^^^^^^^^^^ once more, by another name
alter table orders add foreign key (customer_id) references customers (id);
--                 ^^^^^^^^^^^
ALTER TABLE orders ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY;
--                 ^^^^^^^^^^^^ the identity of column "number"
-- setup
CREATE TABLE customers (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint, note text, customer_id bigint, number bigint NOT NULL);
-- fixed
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = 'orders'::regclass
            AND conname = 'orders_id_check'
    ) THEN
        ALTER TABLE orders ADD CONSTRAINT orders_id_check CHECK (id > 0);
    END IF;
END
$do$;
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = to_regclass('public.orders')
            AND contype = 'p'
    ) THEN
        ALTER TABLE IF EXISTS public.orders
            ADD PRIMARY KEY (id);
    END IF;
END
$do$;
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = 'orders'::regclass
            AND conname = 'orders_note_id_key'
    ) THEN
        ALTER TABLE orders ADD CONSTRAINT orders_note_id_key UNIQUE (note, id);
    END IF;
END
$do$;
do $do$
begin
    if not exists (
        select from pg_constraint
        where conrelid = 'orders'::regclass
            and conname = 'orders_customer_id_fkey'
    ) then
        alter table orders add constraint orders_customer_id_fkey foreign key (customer_id) references customers (id);
    end if;
end
$do$;
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_attribute
        WHERE attrelid = 'orders'::regclass
            AND attname = 'number'
            AND attidentity <> ''
    ) THEN
        ALTER TABLE orders ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY;
    END IF;
END
$do$;

-- case: columns and constraints in one statement
ALTER TABLE orders
    ADD COLUMN note text,
--  ^^^^^^^^^^
    ADD CONSTRAINT orders_note_key UNIQUE (note),
--  ^^^^^^^^^^^^^^
    DROP COLUMN IF EXISTS old,
    ADD CONSTRAINT orders_note_check CHECK (note <> 'a, b');
--  ^^^^^^^^^^^^^^
-- setup
CREATE TABLE orders (id bigint PRIMARY KEY, old int);
-- fixed
ALTER TABLE orders
    ADD COLUMN IF NOT EXISTS note text,
    DROP COLUMN IF EXISTS old;

DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = 'orders'::regclass
            AND conname = 'orders_note_key'
    ) THEN
        ALTER TABLE orders ADD CONSTRAINT orders_note_key UNIQUE (note);
    END IF;
END
$do$;

DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = 'orders'::regclass
            AND conname = 'orders_note_check'
    ) THEN
        ALTER TABLE orders ADD CONSTRAINT orders_note_check CHECK (note <> 'a, b');
    END IF;
END
$do$;

-- case: partitions and parents
ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM (2026) TO (2027);
--                 ^^^^^^^^^^^^^^^^
ALTER TABLE child INHERIT parent;
--                ^^^^^^^^^^^^^^
-- setup
CREATE TABLE events (at int) PARTITION BY RANGE (at);
CREATE TABLE events_2026 (at int);
CREATE TABLE parent (id int);
CREATE TABLE child (id int);
-- fixed
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_inherits
        WHERE inhparent = 'events'::regclass
            AND inhrelid = 'events_2026'::regclass
    ) THEN
        ALTER TABLE events ATTACH PARTITION events_2026 FOR VALUES FROM (2026) TO (2027);
    END IF;
END
$do$;
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_inherits
        WHERE inhparent = 'parent'::regclass
            AND inhrelid = 'child'::regclass
    ) THEN
        ALTER TABLE child INHERIT parent;
    END IF;
END
$do$;

-- case: strings, comments and a dollar quote inside a guard
CREATE DOMAIN strange AS text DEFAULT 'a
--^^^^^^^^^^^
  b' /* $do$ */
  CHECK (VALUE <> $$;$$);
-- fixed
DO $do2$
BEGIN
    IF to_regtype('strange') IS NULL THEN
        CREATE DOMAIN strange AS text DEFAULT 'a
  b' /* $do$ */
          CHECK (VALUE <> $$;$$);
    END IF;
END
$do2$;

-- case: a CHECK without a name, of a table whose constraints are known
-- file: 20240101000000_first/up.sql
CREATE TABLE IF NOT EXISTS orders (id bigint PRIMARY KEY, total int CHECK (total > 0), seats int4range);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD CHECK (total < 100);
--                 ^^^^^^^^^
ALTER TABLE orders ADD EXCLUDE USING gist (seats WITH &&);
--                 ^^^^^^^^^^^
-- fixed
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = 'orders'::regclass
            AND conname = 'orders_total_check1'
    ) THEN
        ALTER TABLE orders ADD CONSTRAINT orders_total_check1 CHECK (total < 100);
    END IF;
END
$do$;
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = 'orders'::regclass
            AND conname = 'orders_seats_excl'
    ) THEN
        ALTER TABLE orders ADD CONSTRAINT orders_seats_excl EXCLUDE USING gist (seats WITH &&);
    END IF;
END
$do$;

-- case: no edit that is sure to mean the same
ALTER TABLE orders ADD CHECK (id > 0);
--                 ^^^^^^^^^ Give the constraint a name first
SELECT id INTO copies FROM orders;
--        ^^^^ the table "copies" is there already
ALTER TABLE orders ADD CONSTRAINT a CHECK (id > 0), ADD EXCLUDE (id WITH =);
--                 ^^^^^^^^^^^^^^
--                                                  ^^^^^^^^^^^

-- case: what was taken away before
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_key;
ALTER TABLE public.orders ADD CONSTRAINT orders_key UNIQUE (id);
DROP TABLE IF EXISTS summary;
CREATE TABLE summary (id bigint);
CREATE INDEX summary_idx ON summary (id);
ALTER TABLE summary ADD CONSTRAINT positive CHECK (id > 0);
CREATE TRIGGER stamped BEFORE UPDATE ON summary EXECUTE FUNCTION f();
DROP TYPE IF EXISTS mood;
CREATE TYPE mood AS ENUM ('sad');
DROP POLICY IF EXISTS owners ON orders;
CREATE POLICY owners ON orders;
DROP USER IF EXISTS reader;
CREATE ROLE reader;
ALTER TABLE orders DROP CONSTRAINT IF EXISTS c, ADD CONSTRAINT c CHECK (id > 0);

-- case: taken away once, made twice
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_key;
ALTER TABLE orders ADD CONSTRAINT orders_key UNIQUE (id);
ALTER TABLE orders ADD CONSTRAINT orders_key UNIQUE (id);
--                 ^^^^^^^^^^^^^^

-- case: what can be repeated as it is
CREATE TABLE IF NOT EXISTS orders (id bigint);
CREATE TEMP TABLE scratch (id int) ON COMMIT DROP;
CREATE INDEX scratch_idx ON scratch (id);
CREATE TEMP TABLE copied ON COMMIT DROP AS SELECT 1;
SELECT 1 INTO TEMP copied2;
CREATE INDEX ON orders (id);
CREATE STATISTICS ON id, note FROM orders;
ALTER TABLE orders ENABLE ROW LEVEL SECURITY, ALTER COLUMN id SET NOT NULL, ALTER note TYPE text;
ALTER TABLE orders VALIDATE CONSTRAINT orders_check;
ALTER INDEX orders_idx ATTACH PARTITION part_idx;
CREATE OR REPLACE VIEW v AS SELECT 1;
COMMENT ON TABLE orders IS 'text';
GRANT SELECT ON orders TO PUBLIC;
INSERT INTO orders VALUES (1);
DO $$ BEGIN CREATE TYPE mood AS ENUM (); EXCEPTION WHEN duplicate_object THEN NULL; END $$;

-- case: a temporary table of the session, and one that is none {plain}
CREATE TEMP TABLE scratch (id int);
--^^^^^^^^^^^^^^^
CREATE TABLE kept (id int) ON COMMIT DROP;
--^^^^^^^^^^

-- case: inside a transaction, too {plain}
BEGIN;
CREATE TABLE orders (id bigint);
--^^^^^^^^^^
COMMIT;
-- fixed
BEGIN;
CREATE TABLE IF NOT EXISTS orders (id bigint);
COMMIT;

-- case: in a down script {down}
CREATE TABLE orders (id bigint);
--^^^^^^^^^^
-- fixed
CREATE TABLE IF NOT EXISTS orders (id bigint);

-- case: a name with a quote in it
CREATE TABLE IF NOT EXISTS "a""b" (id bigint PRIMARY KEY);
ALTER TABLE "a""b" ADD UNIQUE (id);
--                 ^^^^^^^^^^ by another name
-- fixed
CREATE TABLE IF NOT EXISTS "a""b" (id bigint PRIMARY KEY);
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = '"a""b"'::regclass
            AND conname = 'a"b_id_key'
    ) THEN
        ALTER TABLE "a""b" ADD CONSTRAINT "a""b_id_key" UNIQUE (id);
    END IF;
END
$do$;

-- case: options of a publication
ALTER PUBLICATION p SET (publish = 'insert');

-- case: what is about a constraint stays behind the block that makes it
ALTER TABLE orders ADD CONSTRAINT c CHECK (id > 0) NOT VALID, VALIDATE CONSTRAINT c, ALTER id SET DEFAULT 1;
--                 ^^^^^^^^^^^^^^
-- setup
CREATE TABLE orders (id bigint PRIMARY KEY);
-- fixed
ALTER TABLE orders ALTER id SET DEFAULT 1;

DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = 'orders'::regclass
            AND conname = 'c'
    ) THEN
        ALTER TABLE orders ADD CONSTRAINT c CHECK (id > 0) NOT VALID;
    END IF;
END
$do$;

ALTER TABLE orders VALIDATE CONSTRAINT c;

-- case: a key of an index that the same script dropped with the key of its name
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_key, ADD CONSTRAINT orders_key UNIQUE USING INDEX orders_idx, ADD COLUMN note text;
--                                                       ^^^^^^^^^^^^^^ because the index "orders_idx" has become the constraint "orders_key" and is dropped with that. PostgreSQL has no IF NOT EXISTS for this
--                                                                                                                ^^^^^^^^^^
ALTER TABLE orders DROP CONSTRAINT IF EXISTS other_idx, ADD PRIMARY KEY USING INDEX other_idx;
--                                                      ^^^^^^^^^^^
-- setup
CREATE TABLE orders (id bigint NOT NULL, other int NOT NULL, CONSTRAINT orders_key UNIQUE (other));
CREATE UNIQUE INDEX orders_idx ON orders (id);
CREATE UNIQUE INDEX other_idx ON orders (id);
-- fixed
DO $do$
BEGIN
    IF to_regclass('orders_idx') IS NOT NULL THEN
        ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_key, ADD CONSTRAINT orders_key UNIQUE USING INDEX orders_idx, ADD COLUMN note text;
    END IF;
END
$do$;
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = 'orders'::regclass
            AND conname = 'other_idx'
    ) THEN
        ALTER TABLE orders DROP CONSTRAINT IF EXISTS other_idx, ADD PRIMARY KEY USING INDEX other_idx;
    END IF;
END
$do$;

-- case: the key is dropped by a statement of its own, or with its index
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_key;
ALTER TABLE orders ADD CONSTRAINT orders_key UNIQUE USING INDEX orders_idx;
--                 ^^^^^^^^^^^^^^ Drop the constraint in the ALTER TABLE that adds it
CREATE UNIQUE INDEX IF NOT EXISTS other ON orders (id);
ALTER TABLE orders DROP CONSTRAINT IF EXISTS other, ADD CONSTRAINT other UNIQUE USING INDEX other;
--                                                  ^^^^^^^^^^^^^^ the index "other" has become

-- case: the index of the key is made by the script as well
CREATE UNIQUE INDEX IF NOT EXISTS orders_idx ON orders (id);
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_key, ADD CONSTRAINT orders_key UNIQUE USING INDEX orders_idx;
ALTER TABLE shop.orders DROP CONSTRAINT IF EXISTS other;
CREATE UNIQUE INDEX IF NOT EXISTS other ON shop.orders (id);
ALTER TABLE shop.orders ADD CONSTRAINT other UNIQUE USING INDEX other;

-- case: a key of an index, which is called like that if it has no name of its own
ALTER TABLE orders ADD UNIQUE USING INDEX orders_idx;
--                 ^^^^^^^^^^ the constraint "orders_idx" is there already
-- setup
CREATE TABLE orders (id bigint NOT NULL);
CREATE UNIQUE INDEX orders_idx ON orders (id);
-- fixed
DO $do$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = 'orders'::regclass
            AND conname = 'orders_idx'
    ) THEN
        ALTER TABLE orders ADD UNIQUE USING INDEX orders_idx;
    END IF;
END
$do$;

-- case: in a DO block
DO $$
BEGIN
    CREATE TABLE orders (id bigint);
--  ^^^^^^^^^^^^ the table "orders"
    ALTER TABLE orders ADD note text, ADD CONSTRAINT positive CHECK (id > 0);
--                     ^^^^^^^^
--                                    ^^^^^^^^^^^^^^ put it behind an IF that looks first
    CREATE TYPE mood AS ENUM ('sad');
--  ^^^^^^^^^^^
    CREATE CAST (mood AS int) WITH INOUT;
--  ^^^^^^^^^^^
END $$;
-- fixed
DO $$
BEGIN
    CREATE TABLE IF NOT EXISTS orders (id bigint);
    ALTER TABLE orders ADD IF NOT EXISTS note text;

    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = 'orders'::regclass
            AND conname = 'positive'
    ) THEN
        ALTER TABLE orders ADD CONSTRAINT positive CHECK (id > 0);
    END IF;
    IF to_regtype('mood') IS NULL THEN
        CREATE TYPE mood AS ENUM ('sad');
    END IF;
    BEGIN
        CREATE CAST (mood AS int) WITH INOUT;
    EXCEPTION
        WHEN duplicate_object THEN NULL;
    END;
END $$;

-- case: in a DO block that looks first, or takes away what it makes
DO $$
DECLARE found int;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN
        CREATE TYPE mood AS ENUM ('sad');
    END IF;
    BEGIN
        ALTER TABLE orders ADD COLUMN note text;
    EXCEPTION WHEN duplicate_column THEN RAISE NOTICE 'there already';
    END;
    DROP TABLE IF EXISTS summary;
    CREATE TABLE summary (id bigint);
    CREATE OR REPLACE VIEW v AS SELECT 1;
    SELECT count(*) INTO found FROM orders;
    EXECUTE 'CREATE TABLE other (id bigint)';
    IF found > 0 THEN
        RETURN;
    END IF;
    CREATE SEQUENCE numbers;
END $$;
DO $$ BEGIN
    IF EXISTS (SELECT 1 FROM pg_class WHERE relname = 'old') THEN
        DROP TABLE old;
    END IF;
END $$;
CREATE TABLE old (id bigint);

-- case: ignored in a DO block, or with the whole of it
DO $$ BEGIN
    -- staircase-ignore missing-if-not-exists: once only
    CREATE TABLE a (id bigint);
    CREATE TABLE b (id bigint);
--  ^^^^^^^^^^^^
END $$;
-- squawk-ignore prefer-robust-stmts
DO $$ BEGIN
    CREATE TABLE c (id bigint);
END $$;

-- case: in a DO block with a variable that is called like a column
DO $$
DECLARE conname text := 'a';
BEGIN
    ALTER TABLE orders ADD CONSTRAINT a CHECK (id > 0);
--                     ^^^^^^^^^^^^^^
END $$;

-- case: options, mappings and members that are added
ALTER SERVER branch OPTIONS (ADD host 'a', SET port '2');
--                  ^^^^^^^ the option "host" of the server "branch" is there already
ALTER FOREIGN DATA WRAPPER far OPTIONS (debug 'true', DROP old);
--                             ^^^^^^^
ALTER USER MAPPING FOR PUBLIC SERVER branch OPTIONS (ADD role 'a');
--                                          ^^^^^^^
ALTER FOREIGN TABLE away OPTIONS (ADD name 'a');
--                       ^^^^^^^^^
ALTER TEXT SEARCH CONFIGURATION words ADD MAPPING FOR asciiword, word WITH simple;
--                                    ^^^^^^^^^^^ the mapping "asciiword", the mapping "word" of the text search configuration "words"
ALTER OPERATOR FAMILY pairs USING btree ADD FUNCTION 1 (int, pair) compares(int, pair);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
ALTER SERVER branch OPTIONS (SET port '3');
-- setup
CREATE FOREIGN DATA WRAPPER far OPTIONS (old 'a');
CREATE SERVER branch FOREIGN DATA WRAPPER far OPTIONS (port '1');
CREATE USER MAPPING FOR PUBLIC SERVER branch;
CREATE FOREIGN TABLE away (a int) SERVER branch;
CREATE TEXT SEARCH CONFIGURATION words (PARSER = default);
CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION compares(int, pair) RETURNS int LANGUAGE sql IMMUTABLE RETURN 1;
CREATE OPERATOR FAMILY pairs USING btree;
-- fixed
DO $do$
BEGIN
    ALTER SERVER branch OPTIONS (ADD host 'a', SET port '2');
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;
DO $do$
BEGIN
    ALTER FOREIGN DATA WRAPPER far OPTIONS (debug 'true', DROP old);
EXCEPTION
    WHEN duplicate_object OR undefined_object THEN NULL;
END
$do$;
DO $do$
BEGIN
    ALTER USER MAPPING FOR PUBLIC SERVER branch OPTIONS (ADD role 'a');
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;
DO $do$
BEGIN
    ALTER FOREIGN TABLE away OPTIONS (ADD name 'a');
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;
DO $do$
BEGIN
    ALTER TEXT SEARCH CONFIGURATION words ADD MAPPING FOR asciiword, word WITH simple;
EXCEPTION
    WHEN unique_violation THEN NULL;
END
$do$;
DO $do$
BEGIN
    ALTER OPERATOR FAMILY pairs USING btree ADD FUNCTION 1 (int, pair) compares(int, pair);
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;
ALTER SERVER branch OPTIONS (SET port '3');

-- case: a NOT NULL may be added again
ALTER TABLE orders ADD CONSTRAINT noted NOT NULL note, ADD NOT NULL id;

-- case: a function of other arguments than the one that is dropped before
DROP FUNCTION IF EXISTS f(int);
CREATE FUNCTION f(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql RETURN 1;
--^^^^^^^^^^^^^ the function "f" is there already
DROP FUNCTION IF EXISTS g(integer, character varying);
CREATE FUNCTION g(a int, OUT c int, b varchar) LANGUAGE sql AS 'SELECT 1';
DROP FUNCTION IF EXISTS h;
CREATE FUNCTION h(a int) RETURNS int LANGUAGE sql RETURN 1;
-- fixed
DROP FUNCTION IF EXISTS f(int);
CREATE OR REPLACE FUNCTION f(a int, b int DEFAULT 1) RETURNS int LANGUAGE sql RETURN 1;
DROP FUNCTION IF EXISTS g(integer, character varying);
CREATE FUNCTION g(a int, OUT c int, b varchar) LANGUAGE sql AS 'SELECT 1';
DROP FUNCTION IF EXISTS h;
CREATE FUNCTION h(a int) RETURNS int LANGUAGE sql RETURN 1;
