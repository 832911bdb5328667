-- case: alone in a script
REINDEX INDEX orders_note_idx;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ writes wait until it is built anew
-- fixed
-- no-transaction
REINDEX INDEX CONCURRENTLY orders_note_idx;

-- case: each kind {plain}
REINDEX (VERBOSE) TABLE "index";
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
reindex schema foo;
--^^^^^^^^^^^^^^^^
REINDEX DATABASE mydb;
--^^^^^^^^^^^^^^^^^^^
-- fixed
REINDEX (VERBOSE) TABLE CONCURRENTLY "index";
reindex schema concurrently foo;
REINDEX DATABASE CONCURRENTLY mydb;

-- case: an option that says no {plain}
REINDEX (CONCURRENTLY off) INDEX i;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

-- case: concurrent ones, one that cannot be, and indexes of a table of the script {plain}
REINDEX INDEX CONCURRENTLY foo;
REINDEX (CONCURRENTLY) TABLE foo;
REINDEX SYSTEM mydb;
CREATE TABLE t (id int);
CREATE INDEX i ON t (id);
REINDEX TABLE t;
REINDEX INDEX i;

-- case: before version 12 there is no CONCURRENTLY for it {plain, pg=11}
REINDEX INDEX foo;
