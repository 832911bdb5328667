-- {{description}}
-- Version: {{version}}
-- Created: {{date}}

-- Better to give up and be run again than to keep everyone waiting behind this.
SET LOCAL lock_timeout = '5s';

-- NOT VALID takes its lock without reading the table, and from here on every new row is checked.
-- PostgreSQL has no ADD CONSTRAINT IF NOT EXISTS, hence the guard.
DO $add$
BEGIN
    IF NOT EXISTS (
        SELECT FROM pg_constraint
        WHERE conrelid = '{{table:orders}}'::regclass
            AND conname = '{{table:orders}}_{{column:customer_id}}_fkey'
    ) THEN
        ALTER TABLE {{table:orders}}
            ADD CONSTRAINT {{table:orders}}_{{column:customer_id}}_fkey
            FOREIGN KEY ({{column:customer_id}})
            REFERENCES {{referenced:customers}} ({{key:id}})
            ON DELETE {{action:RESTRICT}}
            NOT VALID;
    END IF;
END
$add$;

-- Without it, each DELETE and each change of a key in {{referenced:customers}} reads all of
-- {{table:orders}}. On a large table, create it beforehand with "Create index concurrently".
-- staircase-ignore require-concurrent-index-creation: not needed on a small table
CREATE INDEX IF NOT EXISTS {{table:orders}}_{{column:customer_id}}_idx
    ON {{table:orders}} ({{column:customer_id}});

-- Checks the rows that were there before. On its own this lets reads and writes go on; in one
-- transaction with ADD CONSTRAINT, writes to both tables wait until it is done. So on a large
-- table, move this statement to the next migration: that is what keeps the lock short.
-- staircase-ignore require-separate-constraint-validation: not needed on a small table
ALTER TABLE {{table:orders}}
    VALIDATE CONSTRAINT {{table:orders}}_{{column:customer_id}}_fkey;
