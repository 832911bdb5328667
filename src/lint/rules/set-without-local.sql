-- case: settings that stay
SET lock_timeout = '5s';
--^ The setting lock_timeout stays after COMMIT
set search_path to shop, public;
--^
SET SESSION statement_timeout = 0;
--^^^^^^^^^
SET TIME ZONE 'UTC';
--^ timezone
SET ROLE admin;
--^
SET SESSION AUTHORIZATION admin;
--^
-- fixed
SET LOCAL lock_timeout = '5s';
set local search_path to shop, public;
SET LOCAL statement_timeout = 0;
SET LOCAL TIME ZONE 'UTC';
SET LOCAL ROLE admin;
SET LOCAL SESSION AUTHORIZATION admin;

-- case: as pg_dump writes it
SELECT pg_catalog.set_config('search_path', '', false);
--                                              ^^^^^ The setting search_path stays after COMMIT
SELECT set_config('lock_timeout', '5s', true), set_config(a, b, c) FROM t;
-- fixed
SELECT pg_catalog.set_config('search_path', '', true);
SELECT set_config('lock_timeout', '5s', true), set_config(a, b, c) FROM t;

-- case: reset before the end, and set anew behind that
SET lock_timeout = '5s';
SET statement_timeout = '5s';
RESET lock_timeout;
SET statement_timeout TO DEFAULT;
SET lock_timeout = '6s';
--^

-- case: all of them are reset {down}
SET lock_timeout = '5s';
SET work_mem = '1GB';
RESET ALL;

-- case: what ends with the transaction, or is meant for the session
SET LOCAL lock_timeout = '5s';
SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;
SET CONSTRAINTS ALL DEFERRED;
SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE;
RESET work_mem;

-- case: no transaction to be local to
-- no-transaction
SET lock_timeout = '5s';

-- case: a plain script {plain}
SET lock_timeout = '5s';
BEGIN;
SET lock_timeout = '6s';
COMMIT;

-- case: a plain script that is taken to run in a transaction {plain, in-transaction}
SET lock_timeout = '5s';
--^
