-- Rollback for outbox DLQ
-- Version: 20251228120000
--
-- Dead letters that nobody has looked at go back to the outbox, where the relay tries them anew;
-- those that were resolved are forgotten.

SET LOCAL lock_timeout = '5s';

-- Only while the table is there: run a second time, this file has no letters to give back.
DO $return$
BEGIN
    IF to_regclass('outbox_dead_letters') IS NOT NULL THEN
        PERFORM republish_dead_letter(id, 'rollback')
        FROM outbox_dead_letters
        WHERE resolution IS NULL
        ORDER BY id;
    END IF;
END
$return$;

DROP FUNCTION IF EXISTS republish_dead_letter(bigint, text);
DROP FUNCTION IF EXISTS bury_outbox_event(bigint, text);
DROP TABLE IF EXISTS outbox_dead_letters;

ALTER TABLE IF EXISTS outbox_events
    DROP COLUMN IF EXISTS max_attempts;
