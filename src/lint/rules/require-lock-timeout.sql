-- case: a change of a table, in the runner's transaction
-- Adds a note.

ALTER TABLE orders ADD COLUMN note text;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ reads and writes of "orders" queue behind it
ALTER TABLE users ADD COLUMN note text;
-- fixed
-- Adds a note.

SET LOCAL lock_timeout = '5s';
ALTER TABLE orders ADD COLUMN note text;
ALTER TABLE users ADD COLUMN note text;

-- case: a plain script, without a transaction {plain}
alter table orders add column note text;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- fixed
set lock_timeout = '1s';
alter table orders add column note text;

-- case: a plain script with a transaction of its own {plain}
BEGIN;
  ALTER TABLE orders ADD COLUMN note text;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
COMMIT;
-- fixed
BEGIN;
  SET LOCAL lock_timeout = '5s';
  ALTER TABLE orders ADD COLUMN note text;
COMMIT;

-- case: it is set too late
CREATE INDEX i ON orders (a);
--^^^^^^^^^^^^^^^^^^^^^^^^^^ writes to "orders" queue
SET LOCAL lock_timeout = '1s';
-- fixed
SET LOCAL lock_timeout = '5s';
CREATE INDEX i ON orders (a);
SET LOCAL lock_timeout = '1s';

-- case: it was reset
RESET lock_timeout;
DROP VIEW v;
--^^^^^^^^^
-- fixed
RESET lock_timeout;
SET LOCAL lock_timeout = '5s';
DROP VIEW v;

-- case: it is set, in several ways
SET LOCAL Lock_Timeout = '1s';
ALTER TABLE orders ADD COLUMN note text;

-- case: by a function
SELECT set_config('lock_timeout', '1s', true);
ALTER TABLE orders ADD COLUMN note text;

-- case: a table of the script, which nobody waits for
CREATE TABLE orders (id int);
ALTER TABLE orders ADD COLUMN note text;
CREATE INDEX i ON orders (note);

-- case: what changes rows only
UPDATE orders SET a = 1;
INSERT INTO orders VALUES (1);
SELECT 1;
GRANT SELECT ON orders TO PUBLIC;
ANALYZE orders;

-- case: outside of a transaction there is no room for it
-- file: 20240102030405_add_case/up.sql
-- no-transaction
CREATE INDEX CONCURRENTLY i ON orders (a);

-- case: in a DO block
DO $$ BEGIN ALTER TABLE orders ADD COLUMN note text; END $$;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- fixed
SET LOCAL lock_timeout = '5s';
DO $$ BEGIN ALTER TABLE orders ADD COLUMN note text; END $$;

-- case: SET LOCAL ends with its transaction {plain}
BEGIN;
SET LOCAL lock_timeout = '1s';
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
ALTER TABLE orders ADD COLUMN other text;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- fixed
BEGIN;
SET LOCAL lock_timeout = '1s';
ALTER TABLE orders ADD COLUMN note text;
COMMIT;
SET lock_timeout = '1s';
ALTER TABLE orders ADD COLUMN other text;

-- case: whoever writes SET LOCAL counts on a transaction {plain}
SET LOCAL lock_timeout = '1s';
ALTER TABLE orders ADD COLUMN note text;

-- case: it was set, and put back
SET LOCAL lock_timeout = '1s';
ALTER TABLE orders ADD COLUMN note text;
SET LOCAL lock_timeout TO DEFAULT;
ALTER TABLE orders ADD COLUMN other text;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- fixed
SET LOCAL lock_timeout = '1s';
ALTER TABLE orders ADD COLUMN note text;
SET LOCAL lock_timeout TO DEFAULT;
SET LOCAL lock_timeout = '5s';
ALTER TABLE orders ADD COLUMN other text;

-- case: a DO block sets it for itself {plain}
DO $$ BEGIN
    SET LOCAL lock_timeout = '1s';
    ALTER TABLE orders ADD COLUMN note text;
END $$;
ALTER TABLE orders ADD COLUMN other text;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- fixed
SET lock_timeout = '1s';
DO $$ BEGIN
    SET LOCAL lock_timeout = '1s';
    ALTER TABLE orders ADD COLUMN note text;
END $$;
ALTER TABLE orders ADD COLUMN other text;
