-- case: a key for an old table, in the migration behind another
-- file: 20240101000000_first/up.sql
CREATE TABLE items (id bigint NOT NULL);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE items ADD PRIMARY KEY (id);
--                    ^^^^^^^^^^^^^^^^ Reads and writes of "items" wait while the index is built
-- fixed
ALTER TABLE items ADD CONSTRAINT items_pkey PRIMARY KEY USING INDEX items_pkey;
-- file: 20240101000001_build_items_pkey_concurrently/up.sql
-- no-transaction
-- build items_pkey concurrently
-- Version: 20240101000001

CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS items_pkey
    ON items (id);
-- file: 20240101000001_build_items_pkey_concurrently/down.sql
-- no-transaction
-- Rollback for build items_pkey concurrently
-- Version: 20240101000001

DROP INDEX CONCURRENTLY IF EXISTS items_pkey;

-- case: in the place of another key, whose index has the name until then
-- file: 20240101000000_first/up.sql
SELECT 1;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE items DROP CONSTRAINT items_pkey, ADD CONSTRAINT items_pkey PRIMARY KEY (big_id);
--                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- fixed
ALTER TABLE items DROP CONSTRAINT items_pkey, ADD CONSTRAINT items_pkey PRIMARY KEY USING INDEX items_pkey1;
-- file: 20240101000001_build_items_pkey1_concurrently/up.sql
-- no-transaction
-- build items_pkey1 concurrently
-- Version: 20240101000001

CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS items_pkey1
    ON items (big_id);
-- file: 20240101000001_build_items_pkey1_concurrently/down.sql
-- no-transaction
-- Rollback for build items_pkey1 concurrently
-- Version: 20240101000001

DROP INDEX CONCURRENTLY IF EXISTS items_pkey1;

-- case: with a new column
ALTER TABLE items ADD COLUMN id bigserial PRIMARY KEY;
--                                        ^^^^^^^^^^^ all its indexes are written anew
ALTER TABLE items ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;
--                                                                  ^^^^^^^^^^^ all its indexes are written anew
ALTER TABLE items ADD id uuid CONSTRAINT k PRIMARY KEY, ADD note text;
--                            ^^^^^^^^^^^^^^^^^^^^^^^^ while the index is built

-- case: an index that is there, new tables, and other constraints
ALTER TABLE items ADD PRIMARY KEY USING INDEX items_id_idx;
CREATE TABLE lines (id bigserial PRIMARY KEY);
CREATE TABLE parts (id bigint, PRIMARY KEY (id));
CREATE TABLE goods (id bigint);
ALTER TABLE goods ADD PRIMARY KEY (id);
ALTER TABLE items ADD UNIQUE (id);

-- case: a down script puts back what was dropped {down}
ALTER TABLE items ADD PRIMARY KEY (id);
