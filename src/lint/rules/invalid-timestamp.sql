-- case: a month 13, the 31st of February, and a year to come
-- file: 20241302030405_add_a/up.sql
SELECT 1;
--^^^^^^^ The version 20241302030405 is no time of the calendar
-- file: 20240231000000_add_b/up.sql
SELECT 1;
--^^^^^^^ no time of the calendar
-- file: 20990102030405_add_c/up.sql
SELECT 1;
--^^^^^^^ still to come

-- case: renamed to now
-- file: 20240102030405_add_a/up.sql
SELECT 1;
-- file: 20990102030405_add_b/up.sql
SELECT 2;
--^^^^^^^
-- fixed
-- file: 20240102030405_add_a/up.sql
SELECT 1;
-- file: 20260101000000_add_b/up.sql
SELECT 2;

-- case: times, today's among them, Diesel's first version, and numbers that are no times
-- file: 00000000000000_diesel_initial_setup/up.sql
SELECT 1;
-- file: 0042_add_a/up.sql
SELECT 1;
-- file: 2024-01-02-030405-0000_add_b/up.sql
SELECT 1;
-- file: 20260101120000_add_c/up.sql
SELECT 1;
