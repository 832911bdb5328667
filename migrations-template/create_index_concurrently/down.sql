-- no-transaction
-- Rollback for {{description}}
-- Version: {{version}}

DROP INDEX CONCURRENTLY IF EXISTS {{table:orders}}_{{column:customer_id}}_idx;
