-- Rollback for {{description}}
-- Version: {{version}}

-- The rows go with the table.
DROP TABLE IF EXISTS {{table:orders}};
