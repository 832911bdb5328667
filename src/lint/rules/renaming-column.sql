-- case: with and without COLUMN
ALTER TABLE "table_name" RENAME COLUMN "column_name" TO "new_column_name";
--                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "column_name" of "table_name" is no more
ALTER TABLE IF EXISTS s.t
    RENAME a TO b;
--  ^^^^^^^^^^^^^ "a" of "s.t"

-- case: a table of this script, and what is no column of a table
CREATE TABLE t (id bigint);
ALTER TABLE t RENAME COLUMN id TO key;
ALTER TABLE o RENAME CONSTRAINT a TO b;
ALTER TYPE pair RENAME ATTRIBUTE a TO b;
ALTER VIEW v RENAME COLUMN a TO b;

-- case: a down script has to {down}
ALTER TABLE t RENAME COLUMN b TO a;

-- case: a new column takes the name of an old one
ALTER TABLE orders ADD COLUMN IF NOT EXISTS new_id bigint;
ALTER TABLE orders DROP COLUMN id;
ALTER TABLE orders RENAME COLUMN new_id TO id;
ALTER TABLE orders RENAME COLUMN id TO new_id;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^
