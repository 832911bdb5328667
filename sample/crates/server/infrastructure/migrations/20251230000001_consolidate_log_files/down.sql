-- Rollback for consolidate log files
-- Version: 20251230000001
--
-- A job keeps one path, the newest of its combined files; the other files stay on disk but
-- nothing points to them any more.

SET LOCAL lock_timeout = '5s';

-- Only while the table is there: run a second time, this file has no paths to give back.
DO $return$
BEGIN
    IF to_regclass('job_log_files') IS NOT NULL THEN
        UPDATE jobs
        SET log_path = newest.path
        FROM (
            SELECT DISTINCT ON (job_id) job_id, path
            FROM job_log_files
            WHERE stream = 'combined'
            ORDER BY job_id, created_at DESC, id DESC
        ) AS newest
        WHERE jobs.id = newest.job_id AND jobs.log_path IS DISTINCT FROM newest.path;
    END IF;
END
$return$;

COMMENT ON COLUMN jobs.log_path IS 'Where the worker wrote the output of the job';

DROP TABLE IF EXISTS job_log_files;
