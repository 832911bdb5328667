-- Saga pattern: work that spans several systems, with a compensation for each of its steps
-- Version: 20251230120000
--
-- Starting a worker, registering it and giving it a job cannot be one transaction. A saga takes
-- the steps in order and, when one fails, compensates those that are done in the opposite order.
--
-- sagas               one row per piece of work; whoever holds the lease drives it
-- saga_steps          its steps, what each was given and what it returned
-- saga_audit_events   what happened, for people; never read by the server

SET LOCAL lock_timeout = '5s';

CREATE TABLE IF NOT EXISTS sagas (
    id bigint GENERATED ALWAYS AS IDENTITY,
    saga_type text NOT NULL,
    correlation_key text NOT NULL,
    job_id bigint,
    state text NOT NULL DEFAULT 'pending',
    context jsonb NOT NULL DEFAULT '{}',
    error text,
    lease_holder text,
    leased_until timestamptz,
    deadline_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    CONSTRAINT sagas_pkey PRIMARY KEY (id),
    CONSTRAINT sagas_saga_type_correlation_key_key UNIQUE (saga_type, correlation_key),
    CONSTRAINT sagas_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs (id) ON DELETE SET NULL,
    CONSTRAINT sagas_state_check
        CHECK (state IN (
            'pending', 'running', 'completed', 'compensating', 'compensated', 'failed'
        )),
    CONSTRAINT sagas_lease_check CHECK ((lease_holder IS NULL) = (leased_until IS NULL))
);

COMMENT ON COLUMN sagas.correlation_key IS 'Work that is asked for twice has one saga';

CREATE INDEX IF NOT EXISTS sagas_job_id_idx ON sagas (job_id);

-- What a driver looks through: sagas that are under way and whose lease is free or has run out.
CREATE INDEX IF NOT EXISTS sagas_open_idx ON sagas (leased_until NULLS FIRST, id)
    WHERE state IN ('pending', 'running', 'compensating');
CREATE INDEX IF NOT EXISTS sagas_deadline_at_idx ON sagas (deadline_at)
    WHERE state IN ('pending', 'running');

CREATE TABLE IF NOT EXISTS saga_steps (
    id bigint GENERATED ALWAYS AS IDENTITY,
    saga_id bigint NOT NULL,
    position bigint NOT NULL,
    name text NOT NULL,
    state text NOT NULL DEFAULT 'pending',
    input jsonb NOT NULL DEFAULT '{}',
    output jsonb,
    error text,
    attempts bigint NOT NULL DEFAULT 0,
    started_at timestamptz,
    finished_at timestamptz,
    CONSTRAINT saga_steps_pkey PRIMARY KEY (id),
    CONSTRAINT saga_steps_saga_id_position_key UNIQUE (saga_id, position),
    CONSTRAINT saga_steps_saga_id_fkey FOREIGN KEY (saga_id)
        REFERENCES sagas (id) ON DELETE CASCADE,
    CONSTRAINT saga_steps_position_check CHECK (position >= 1),
    CONSTRAINT saga_steps_state_check
        CHECK (state IN (
            'pending', 'running', 'completed', 'compensating', 'compensated', 'failed'
        ))
);

CREATE TABLE IF NOT EXISTS saga_audit_events (
    id bigint GENERATED ALWAYS AS IDENTITY,
    saga_id bigint NOT NULL,
    saga_step_id bigint,
    occurred_at timestamptz NOT NULL DEFAULT now(),
    actor text NOT NULL,
    event_type text NOT NULL,
    details jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT saga_audit_events_pkey PRIMARY KEY (id),
    CONSTRAINT saga_audit_events_saga_id_fkey FOREIGN KEY (saga_id)
        REFERENCES sagas (id) ON DELETE CASCADE,
    CONSTRAINT saga_audit_events_saga_step_id_fkey FOREIGN KEY (saga_step_id)
        REFERENCES saga_steps (id) ON DELETE SET NULL
);

CREATE INDEX IF NOT EXISTS saga_audit_events_saga_id_occurred_at_idx
    ON saga_audit_events (saga_id, occurred_at);
CREATE INDEX IF NOT EXISTS saga_audit_events_saga_step_id_idx ON saga_audit_events (saga_step_id);

CREATE OR REPLACE TRIGGER sagas_set_updated_at
    BEFORE UPDATE ON sagas FOR EACH ROW EXECUTE FUNCTION set_updated_at();
