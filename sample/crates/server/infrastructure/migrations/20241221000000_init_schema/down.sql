-- Rollback for init schema
-- Version: 20241221000000
--
-- Everything the server knows is lost. Without CASCADE, so that a table which something else
-- still needs stops the rollback instead of taking that with it.

SET LOCAL lock_timeout = '5s';

DROP TABLE IF EXISTS audit_logs;
DROP TABLE IF EXISTS job_queue;
DROP TABLE IF EXISTS jobs;
DROP TABLE IF EXISTS workers;
DROP TABLE IF EXISTS provider_configs;
DROP FUNCTION IF EXISTS set_updated_at();
