-- case: every way to change it
INSERT INTO _sqlx_migrations (version) VALUES (1);
--          ^^^^^^^^^^^^^^^^ the ledger of sqlx, and this runner
UPDATE public."_sqlx_migrations" SET checksum = '';
--            ^^^^^^^^^^^^^^^^^^
DELETE FROM schema_migrations WHERE version = '1';
--          ^^^^^^^^^^^^^^^^^ Rails, dbmate
LOCK TABLE _SQLX_MIGRATIONS;
--         ^^^^^^^^^^^^^^^^
ALTER TABLE goose_db_version ADD COLUMN a int;
--          ^^^^^^^^^^^^^^^^ goose
CREATE TABLE _sqlx_migrations (version bigint);
--           ^^^^^^^^^^^^^^^^
DROP TABLE IF EXISTS a, _sqlx_migrations;
--                      ^^^^^^^^^^^^^^^^

-- case: in a plain script {plain}
TRUNCATE flyway_schema_history;
--       ^^^^^^^^^^^^^^^^^^^^^

-- case: to read it, to leave another runner, and to speak of it
SELECT * FROM _sqlx_migrations;
DROP TABLE schema_migrations;
CREATE TABLE schema_migrations (version bigint);
COMMENT ON TABLE a IS '_sqlx_migrations';
UPDATE a SET b = '_sqlx_migrations' WHERE c = 1; -- _sqlx_migrations
INSERT INTO old_schema_migrations VALUES (1);
GRANT SELECT ON _sqlx_migrations TO reader;
