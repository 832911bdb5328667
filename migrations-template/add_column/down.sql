-- Rollback for {{description}}
-- Version: {{version}}

SET LOCAL lock_timeout = '5s';

-- What was written to the column goes with it.
ALTER TABLE IF EXISTS {{table:orders}}
    DROP COLUMN IF EXISTS {{column:note}};
