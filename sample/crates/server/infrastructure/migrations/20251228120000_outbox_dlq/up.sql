-- Outbox DLQ: events that cannot be published leave the outbox for a dead letter queue
-- Version: 20251228120000
--
-- One event that no broker takes must not hold up those behind it. After max_attempts the relay
-- buries it here, where a person looks at it and lets it go again or not.

SET LOCAL lock_timeout = '5s';

-- A constant default: no row is rewritten.
ALTER TABLE outbox_events
    ADD COLUMN IF NOT EXISTS max_attempts bigint NOT NULL DEFAULT 10;

CREATE TABLE IF NOT EXISTS outbox_dead_letters (
    id bigint GENERATED ALWAYS AS IDENTITY,
    event_key text NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id text NOT NULL,
    event_type text NOT NULL,
    payload jsonb NOT NULL,
    headers jsonb NOT NULL,
    attempts bigint NOT NULL,
    error text NOT NULL,
    created_at timestamptz NOT NULL,
    buried_at timestamptz NOT NULL DEFAULT now(),
    resolution text,
    resolved_by text,
    resolved_at timestamptz,
    CONSTRAINT outbox_dead_letters_pkey PRIMARY KEY (id),
    CONSTRAINT outbox_dead_letters_resolution_check
        CHECK (resolution IN ('republished', 'dropped')),
    CONSTRAINT outbox_dead_letters_resolved_check
        CHECK (num_nulls(resolution, resolved_by, resolved_at) IN (0, 3))
);

COMMENT ON COLUMN outbox_dead_letters.created_at IS 'When the event was written to the outbox';

CREATE INDEX IF NOT EXISTS outbox_dead_letters_open_idx ON outbox_dead_letters (buried_at)
    WHERE resolution IS NULL;
CREATE INDEX IF NOT EXISTS outbox_dead_letters_event_key_idx ON outbox_dead_letters (event_key);

-- Each move is one statement, so an event is never in both tables and never in neither.
CREATE OR REPLACE FUNCTION bury_outbox_event(buried_id bigint, reason text)
RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    WITH buried AS (
        DELETE FROM outbox_events
        WHERE id = buried_id AND published_at IS NULL
        RETURNING event_key, aggregate_type, aggregate_id, event_type, payload, headers, attempts,
            created_at
    )
    INSERT INTO outbox_dead_letters (
        event_key, aggregate_type, aggregate_id, event_type, payload, headers, attempts,
        created_at, error
    )
    SELECT buried.*, reason FROM buried;
END;

-- Where the same event has been written again in the meantime, that one is enough.
CREATE OR REPLACE FUNCTION republish_dead_letter(dead_letter_id bigint, person text)
RETURNS void
LANGUAGE sql
BEGIN ATOMIC
    WITH risen AS (
        UPDATE outbox_dead_letters
        SET resolution = 'republished', resolved_by = person, resolved_at = now()
        WHERE id = dead_letter_id AND resolution IS NULL
        RETURNING event_key, aggregate_type, aggregate_id, event_type, payload, headers, created_at
    )
    INSERT INTO outbox_events (
        event_key, aggregate_type, aggregate_id, event_type, payload, headers, created_at
    )
    SELECT risen.* FROM risen
    ON CONFLICT (event_key) DO NOTHING;
END;
