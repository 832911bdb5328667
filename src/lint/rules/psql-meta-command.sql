-- case: commands that only psql knows
\set ON_ERROR_STOP on
--^^^^^^^^^^^^^^^^^^^ \set is a command of psql
SELECT 1;
  \echo 'done'
--^^^^^^^^^^^^
\restrict abcDEF
--^^^^^^^^^^^^^^
-- fixed
SELECT 1;

-- case: commands that someone must replace
\i tables.sql
--^^^^^^^^^^^ Copy the text of that file to here
\connect shop
--^^^^^^^^^^^ the runner chooses the database
\copy orders FROM 'orders.csv' CSV
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
\gexec
--^^^^

-- case: a variable {plain}
SELECT * FROM orders WHERE id = :id;
--                              ^^^ Write the value itself

-- case: a quoted variable
SELECT * FROM orders WHERE name = :'name';
--                                ^^^^^^^

-- case: backslashes elsewhere
-- \i is a command of psql
/*
\i tables.sql
*/
SELECT '
\i tables.sql
', a::text, b[1:2], $$
\i tables.sql
$$;

-- case: data of COPY
COPY orders FROM stdin;
\N	1
\\i	2
\a	3
\.
