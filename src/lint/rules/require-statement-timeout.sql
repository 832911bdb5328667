-- case: a change of a table, in the runner's transaction
ALTER TABLE orders ADD COLUMN note text;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Nothing limits how long this runs
-- fixed
SET LOCAL statement_timeout = '1min';
ALTER TABLE orders ADD COLUMN note text;

-- case: a plain script {plain}
SET lock_timeout = '1s';
COMMENT ON COLUMN t.c IS 'an opaque id';
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- fixed
SET statement_timeout = '5s';
SET lock_timeout = '1s';
COMMENT ON COLUMN t.c IS 'an opaque id';

-- case: VACUUM that is not FULL {plain}
VACUUM (FULL false) t;
--^^^^^^^^^^^^^^^^^^^
-- fixed
SET statement_timeout = '5s';
VACUUM (FULL false) t;

-- case: it is set {plain}
SET statement_timeout = '5s';
ALTER TABLE t ADD COLUMN c boolean;
