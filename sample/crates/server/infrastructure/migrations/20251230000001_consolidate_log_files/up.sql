-- Consolidate log files: every file a job writes is a row, instead of one path on the job
-- Version: 20251230000001
--
-- jobs.log_path stays, and stays filled, until no server that reads it is left; a later
-- migration drops it.

SET LOCAL lock_timeout = '5s';

CREATE TABLE IF NOT EXISTS job_log_files (
    id bigint GENERATED ALWAYS AS IDENTITY,
    job_id bigint NOT NULL,
    stream text NOT NULL,
    path text NOT NULL,
    size_bytes bigint,
    sha256 bytea,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    CONSTRAINT job_log_files_pkey PRIMARY KEY (id),
    CONSTRAINT job_log_files_job_id_stream_path_key UNIQUE (job_id, stream, path),
    CONSTRAINT job_log_files_job_id_fkey FOREIGN KEY (job_id)
        REFERENCES jobs (id) ON DELETE CASCADE,
    CONSTRAINT job_log_files_stream_check CHECK (stream IN ('stdout', 'stderr', 'combined')),
    CONSTRAINT job_log_files_size_bytes_check CHECK (size_bytes >= 0),
    CONSTRAINT job_log_files_sha256_check CHECK (octet_length(sha256) = 32)
);

COMMENT ON TABLE job_log_files IS 'Every file a job has written';
COMMENT ON COLUMN job_log_files.size_bytes IS 'Unknown while the job runs and for older files';
COMMENT ON COLUMN jobs.log_path IS 'Superseded by job_log_files';

-- The cleaner deletes what has expired; files that are kept for good never come up in it.
CREATE INDEX IF NOT EXISTS job_log_files_expires_at_idx ON job_log_files (expires_at)
    WHERE expires_at IS NOT NULL;

INSERT INTO job_log_files (job_id, stream, path, created_at)
SELECT id, 'combined', log_path, coalesce(started_at, created_at)
FROM jobs
WHERE log_path IS NOT NULL
ON CONFLICT ON CONSTRAINT job_log_files_job_id_stream_path_key DO NOTHING;
