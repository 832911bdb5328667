-- case: a date among time stamps
-- file: 20230102030405_add_a/up.sql
SELECT 1;
-- file: 20240102_add_b/up.sql
SELECT 2;
--^^^^^^^ The version 20240102 is compared with the others as a number
-- fixed
-- file: 20230102030405_add_a/up.sql
SELECT 1;
-- file: 20240102000000_add_b/up.sql
SELECT 2;

-- case: dates only
-- file: 20240102_add_a/up.sql
SELECT 1;
-- file: 20240103_add_b/up.sql
SELECT 1;

-- case: a number that is meant to come first, and Diesel's longer stamps
-- file: 0001_baseline/up.sql
SELECT 1;
-- file: 20240102030405_add_a/up.sql
SELECT 1;
-- file: 2024-01-03-030405-0000_add_b/up.sql
SELECT 1;
