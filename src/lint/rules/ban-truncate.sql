-- case: one table and several
TRUNCATE a;
--^^^^^^^^ All rows of "a" are lost
TRUNCATE TABLE a, s.b RESTART IDENTITY;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "a" and "s.b"

-- case: a table of this script
CREATE TEMP TABLE scratch (id bigint);
TRUNCATE scratch;

-- case: a down script is there for it {down}
TRUNCATE a;
