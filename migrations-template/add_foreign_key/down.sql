-- Rollback for {{description}}
-- Version: {{version}}

SET LOCAL lock_timeout = '5s';

-- The constraint first: its lock on both tables is the strongest, and taking that one first
-- means that no lock has to be raised while others wait.
ALTER TABLE IF EXISTS {{table:orders}}
    DROP CONSTRAINT IF EXISTS {{table:orders}}_{{column:customer_id}}_fkey;

DROP INDEX IF EXISTS {{table:orders}}_{{column:customer_id}}_idx;
