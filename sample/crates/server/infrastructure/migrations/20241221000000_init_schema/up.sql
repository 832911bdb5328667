-- Init schema: providers, workers, jobs, their queue and the audit log
-- Version: 20241221000000
--
-- provider_configs   where workers can be started
-- workers            the processes that run jobs
-- jobs               what is to be run, and how it went
-- job_queue          the jobs that wait or are being run; a row leaves when its job ends
-- audit_logs         who did what; rows are only ever added

CREATE OR REPLACE FUNCTION set_updated_at()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = ''
AS $function$
BEGIN
    NEW.updated_at := now();
    RETURN NEW;
END
$function$;

CREATE TABLE IF NOT EXISTS provider_configs (
    id bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    kind text NOT NULL,
    settings jsonb NOT NULL DEFAULT '{}',
    max_workers bigint NOT NULL DEFAULT 10,
    enabled boolean NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT provider_configs_pkey PRIMARY KEY (id),
    CONSTRAINT provider_configs_name_key UNIQUE (name),
    CONSTRAINT provider_configs_kind_check CHECK (kind IN ('docker', 'kubernetes', 'process')),
    CONSTRAINT provider_configs_max_workers_check CHECK (max_workers > 0)
);

COMMENT ON COLUMN provider_configs.settings IS 'What the kind needs; never a secret';

CREATE TABLE IF NOT EXISTS workers (
    id bigint GENERATED ALWAYS AS IDENTITY,
    provider_config_id bigint NOT NULL,
    name text NOT NULL,
    state text NOT NULL DEFAULT 'starting',
    labels jsonb NOT NULL DEFAULT '{}',
    last_heartbeat_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT workers_pkey PRIMARY KEY (id),
    CONSTRAINT workers_name_key UNIQUE (name),
    CONSTRAINT workers_provider_config_id_fkey FOREIGN KEY (provider_config_id)
        REFERENCES provider_configs (id) ON DELETE RESTRICT,
    CONSTRAINT workers_state_check
        CHECK (state IN ('starting', 'idle', 'busy', 'draining', 'stopped', 'lost'))
);

CREATE INDEX IF NOT EXISTS workers_provider_config_id_idx ON workers (provider_config_id);

-- The watchdog looks for workers that have gone quiet; stopped ones never come up in it.
CREATE INDEX IF NOT EXISTS workers_last_heartbeat_at_idx ON workers (last_heartbeat_at)
    WHERE state <> 'stopped';

CREATE TABLE IF NOT EXISTS jobs (
    id bigint GENERATED ALWAYS AS IDENTITY,
    name text NOT NULL,
    command jsonb NOT NULL,
    state text NOT NULL DEFAULT 'pending',
    worker_id bigint,
    exit_code bigint,
    error text,
    log_path text,
    created_at timestamptz NOT NULL DEFAULT now(),
    started_at timestamptz,
    finished_at timestamptz,
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT jobs_pkey PRIMARY KEY (id),
    CONSTRAINT jobs_worker_id_fkey FOREIGN KEY (worker_id)
        REFERENCES workers (id) ON DELETE SET NULL,
    CONSTRAINT jobs_state_check
        CHECK (state IN ('pending', 'queued', 'running', 'succeeded', 'failed', 'cancelled')),
    CONSTRAINT jobs_finished_at_check CHECK (finished_at >= started_at)
);

COMMENT ON COLUMN jobs.log_path IS 'Where the worker wrote the output of the job';

CREATE INDEX IF NOT EXISTS jobs_worker_id_idx ON jobs (worker_id);
CREATE INDEX IF NOT EXISTS jobs_state_created_at_idx ON jobs (state, created_at);

CREATE TABLE IF NOT EXISTS job_queue (
    job_id bigint NOT NULL,
    priority bigint NOT NULL DEFAULT 0,
    available_at timestamptz NOT NULL DEFAULT now(),
    attempts bigint NOT NULL DEFAULT 0,
    locked_by bigint,
    locked_until timestamptz,
    CONSTRAINT job_queue_pkey PRIMARY KEY (job_id),
    CONSTRAINT job_queue_job_id_fkey FOREIGN KEY (job_id) REFERENCES jobs (id) ON DELETE CASCADE,
    CONSTRAINT job_queue_locked_by_fkey FOREIGN KEY (locked_by)
        REFERENCES workers (id) ON DELETE SET NULL
);

CREATE INDEX IF NOT EXISTS job_queue_locked_by_idx ON job_queue (locked_by);

-- In the order in which SELECT ... FOR UPDATE SKIP LOCKED takes the next job.
CREATE INDEX IF NOT EXISTS job_queue_next_idx ON job_queue (priority DESC, available_at)
    WHERE locked_by IS NULL;

CREATE TABLE IF NOT EXISTS audit_logs (
    id bigint GENERATED ALWAYS AS IDENTITY,
    occurred_at timestamptz NOT NULL DEFAULT now(),
    actor text NOT NULL,
    action text NOT NULL,
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    details jsonb NOT NULL DEFAULT '{}',
    CONSTRAINT audit_logs_pkey PRIMARY KEY (id)
);

-- No foreign key to the subject: the log must outlive what it tells of.
CREATE INDEX IF NOT EXISTS audit_logs_subject_idx ON audit_logs (subject_type, subject_id);

CREATE OR REPLACE TRIGGER provider_configs_set_updated_at
    BEFORE UPDATE ON provider_configs FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER workers_set_updated_at
    BEFORE UPDATE ON workers FOR EACH ROW EXECUTE FUNCTION set_updated_at();
CREATE OR REPLACE TRIGGER jobs_set_updated_at
    BEFORE UPDATE ON jobs FOR EACH ROW EXECUTE FUNCTION set_updated_at();
