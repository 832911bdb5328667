-- case: two directories of one version
-- file: 20240102030405_add_a/up.sql
SELECT 1;
--^^^^^^^ have the same version 20240102030405
-- file: 20240102030405_add_b/up.sql
SELECT 2;
--^^^^^^^

-- case: a directory and a flat file
-- file: 20240102030405_add_a/up.sql
SELECT 1;
--^^^^^^^
-- file: 20240102030405_add_b.sql
SELECT 2;
--^^^^^^^

-- case: one after the other
-- file: 20240102030405_add_a/up.sql
SELECT 1;
-- file: 20240102030406_add_b/up.sql
SELECT 2;

-- case: all but one may be given a version of its own
-- file: 20240102030405_add_a/up.sql
SELECT 1;
--^^^^^^^
-- file: 20240102030405_add_b.sql
SELECT 2;
--^^^^^^^
-- fixed
-- file: 20240102030405_add_a/up.sql
SELECT 1;
-- file: 20260101000000_add_b.sql
SELECT 2;
