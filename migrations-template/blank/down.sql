-- Rollback for {{description}}
-- Version: {{version}}

{{undo:-- Undo here what up.sql does, in the opposite order: IF EXISTS, never CASCADE.}}
