-- no-transaction
-- {{description}}
-- Version: {{version}}
-- Created: {{date}}

-- CONCURRENTLY cannot run in a transaction: the first line must stay the first of the file, and
-- this statement the only one, because several in one message are a transaction to PostgreSQL.
-- If the build is cut short, an INVALID index of this name stays behind and IF NOT EXISTS would
-- skip it: run the statement of down.sql, then this one again.
CREATE INDEX CONCURRENTLY IF NOT EXISTS {{table:orders}}_{{column:customer_id}}_idx
    ON {{table:orders}} ({{column:customer_id}});
