-- case: each way to write a table anew {plain, pg=19}
VACUUM FULL foo, "Bar";
--^^^^^^^^^^^^^^^^^^^^ writes "foo", "Bar" anew
VACUUM (VERBOSE, FULL) foo;
--^^^^^^^^^^^^^^^^^^^^^^^^
CLUSTER foo;
--^^^^^^^^^
CLUSTER;
--^^^^^ every table of the database
VACUUM FULL;
--^^^^^^^^^

-- case: other uses of VACUUM {plain, pg=19}
VACUUM (FULL FALSE) foo;
VACUUM (FULL off) foo;
VACUUM foo;
ANALYZE foo;

-- case: before version 19 there is no REPACK {plain, pg=18}
VACUUM FULL foo;

-- case: a table of the script {plain, pg=19}
CREATE TABLE foo (id int);
CLUSTER foo USING foo_pkey;
