-- case: a migration of a branch that was merged late {settled=20240102030406}
-- file: 20240102030405_add_a/up.sql
SELECT 1;
--^^^^^^^ The version 20240102030405 is older than 20240102030406
-- file: 20240102030406_add_b/up.sql
SELECT 2;
-- fixed
-- file: 20260101000000_add_a/up.sql
SELECT 1;
-- file: 20240102030406_add_b/up.sql
SELECT 2;

-- case: a new one after all {settled=20240102030405}
-- file: 20240102030405_add_a/up.sql
SELECT 1;
-- file: 20240102030406_add_b/up.sql
SELECT 2;

-- case: neither a ledger nor git was asked
-- file: 20240102030405_add_a/up.sql
SELECT 1;
-- file: 20240102030406_add_b/up.sql
SELECT 2;
