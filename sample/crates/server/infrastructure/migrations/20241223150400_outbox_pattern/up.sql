-- Outbox pattern: events are stored with the change that caused them and published afterwards
-- Version: 20241223150400
--
-- A server that changes a job and then tells a broker can die between the two. So it writes the
-- event to this table, in the transaction that changes the job, and a relay publishes it from
-- here: at least once, and in the order of the ids within one aggregate.

CREATE TABLE IF NOT EXISTS outbox_events (
    id bigint GENERATED ALWAYS AS IDENTITY,
    event_key text NOT NULL,
    aggregate_type text NOT NULL,
    aggregate_id text NOT NULL,
    event_type text NOT NULL,
    payload jsonb NOT NULL,
    headers jsonb NOT NULL DEFAULT '{}',
    attempts bigint NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    last_error text,
    created_at timestamptz NOT NULL DEFAULT now(),
    published_at timestamptz,
    CONSTRAINT outbox_events_pkey PRIMARY KEY (id),
    CONSTRAINT outbox_events_event_key_key UNIQUE (event_key),
    CONSTRAINT outbox_events_attempts_check CHECK (attempts >= 0)
);

COMMENT ON TABLE outbox_events IS 'Events to publish, written in the transaction they tell of';
COMMENT ON COLUMN outbox_events.event_key IS 'Tells a consumer what it has already seen';

-- Published events stay for a while as a record; the relay's index holds only those that wait.
CREATE INDEX IF NOT EXISTS outbox_events_waiting_idx ON outbox_events (next_attempt_at, id)
    WHERE published_at IS NULL;
CREATE INDEX IF NOT EXISTS outbox_events_aggregate_idx
    ON outbox_events (aggregate_type, aggregate_id, id);
CREATE INDEX IF NOT EXISTS outbox_events_published_at_idx ON outbox_events (published_at)
    WHERE published_at IS NOT NULL;

-- Wakes the relay at COMMIT, so that it need not ask the table every few milliseconds.
CREATE OR REPLACE FUNCTION notify_outbox()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = ''
AS $function$
BEGIN
    PERFORM pg_notify('outbox_events', '');
    RETURN NULL;
END
$function$;

CREATE OR REPLACE TRIGGER outbox_events_notify
    AFTER INSERT ON outbox_events FOR EACH STATEMENT EXECUTE FUNCTION notify_outbox();
