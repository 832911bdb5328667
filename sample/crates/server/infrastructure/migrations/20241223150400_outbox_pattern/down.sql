-- Rollback for outbox pattern
-- Version: 20241223150400
--
-- Events that are not yet published are lost: stop the server and let the relay finish first.

SET LOCAL lock_timeout = '5s';

DROP TABLE IF EXISTS outbox_events;
DROP FUNCTION IF EXISTS notify_outbox();
