-- case: no version, and a version beyond 64 bits
-- file: add_users/up.sql
SELECT 1;
-- file: 99999999999999999999_add_users/up.sql
SELECT 1;
-- says: add_users: does not begin with a version and an underscore
-- says: 99999999999999999999_add_users: has a version beyond

-- case: capitals, blanks, and nothing at all
-- file: 20240102030405_AddUsers/up.sql
SELECT 1;
--^^^^^^^ "20240102030405_AddUsers" is hard to type
-- file: 20240102030406_add users/up.sql
SELECT 1;
--^^^^^^^
-- file: 20240102030407_/up.sql
SELECT 1;
--^^^^^^^ does not say what the migration does

-- case: names of the usual kind, Diesel's among them
-- file: 20240102030405_add_users/up.sql
SELECT 1;
-- file: 2024-01-02-030406-0000_add-index.2/up.sql
SELECT 1;
-- file: 20240102030407_größe_ändern/up.sql
SELECT 1;
