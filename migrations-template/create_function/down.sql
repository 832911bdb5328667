-- Rollback for {{description}}
-- Version: {{version}}

-- If up.sql replaces a function that was there before, write that one here instead of the DROP.
DROP FUNCTION IF EXISTS {{function:set_updated_at}}();
