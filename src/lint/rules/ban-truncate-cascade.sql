-- case: one table and several
TRUNCATE a CASCADE;
--^^^^^^^^^^^^^^^^ Every table with a foreign key to "a"
truncate table a, s.b restart identity cascade;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "a" and "s.b"
-- fixed
TRUNCATE a;
truncate table a, s.b restart identity;

-- case: without CASCADE
TRUNCATE a, b;
