-- {{description}}
-- Version: {{version}}
-- Created: {{date}}

-- ALTER TABLE waits for everyone who uses the table, and everyone after it waits too:
-- better to give up and be run again than to stop the service.
SET LOCAL lock_timeout = '5s';

-- Quick on a table of any size as long as the column may be NULL or its default is a constant or
-- now(). A default that differs from row to row, such as random(), rewrites the whole table.
ALTER TABLE {{table:orders}}
    ADD COLUMN IF NOT EXISTS {{column:note}} {{type:text}};
