-- Rollback for saga pattern
-- Version: 20251230120000
--
-- What sagas have done outside the database stays done: let them finish, or compensate them,
-- before the tables that remember it go.

SET LOCAL lock_timeout = '5s';

DROP TABLE IF EXISTS saga_audit_events;
DROP TABLE IF EXISTS saga_steps;
DROP TABLE IF EXISTS sagas;
