-- case: SET, in each of its forms
UPDATE t SET a = 1, b = 2, a = 3;
--           ^ "a" is assigned twice
--                         ^
UPDATE t SET a = 1, (b, "a") = (2, 3);
--           ^
--                      ^^^
INSERT INTO t (a, b, a) VALUES (1, 2, 3) ON CONFLICT (b) DO UPDATE SET c = 1, c = 2;
--             ^
--                   ^
--                                                                     ^
--                                                                            ^
MERGE INTO t USING s ON t.id = s.id
    WHEN MATCHED THEN UPDATE SET a = 1, a = 2
--                               ^
--                                      ^
    WHEN NOT MATCHED THEN INSERT (b, b) VALUES (1, 2);
--                                ^
--                                   ^
WITH changed AS (UPDATE t SET a = 1, a = 2 RETURNING id) SELECT 1;
--                            ^
--                                   ^

-- case: columns of tables and views
CREATE TABLE t (
    a bigint,
--  ^ "a" is defined twice
    A text,
--  ^
    "A" text
);
CREATE FOREIGN TABLE f (a bigint, a text) SERVER s;
--                      ^
--                                ^
CREATE VIEW v (a, a) AS SELECT 1, 2;
--             ^
--                ^
CREATE VIEW w AS SELECT o.id, (1 + 2) AS n, p.id FROM o, p;
--                        ^^
--                                            ^^
CREATE MATERIALIZED VIEW m AS SELECT 1 a, 2 a;
--                                     ^
--                                          ^
CREATE TABLE u AS SELECT 1 a, 2 a;
--                         ^
--                              ^
SELECT 1 a, 2 a INTO z;
--       ^
--            ^

-- case: names that PostgreSQL chooses
CREATE VIEW v AS SELECT count(a), count(b), b + 1, coalesce(a, 1) FROM t;
--                      ^^^^^^^^ "count" is defined twice
--                                ^^^^^^^^
CREATE VIEW w AS SELECT 1, 'a', 1::int UNION SELECT 2, 'b', 2;
--                      ^ "?column?"
--                         ^^^
CREATE TABLE u AS SELECT (SELECT max(a) FROM t), max(b), c[1], c[2], current_user FROM t;
--                       ^^^^^^^^^^^^^^^^^^^^^^ "max"
--                                               ^^^^^^
--                                                       ^^^^ "c"
--                                                             ^^^^
CREATE VIEW x AS SELECT 1::int, 1::bigint, exists(SELECT 1), ARRAY[1], row(1, 2) FROM t;

-- case: a type
CREATE TYPE pair AS (a int, b int, a text);
--                   ^
--                                 ^

-- case: a column, and a part of it
UPDATE t SET a = NULL, b = 1, a.y = 2;
--           ^
--                            ^
UPDATE t SET c[1] = 1, c = '{}';
--           ^
--                     ^

-- case: parts of one column, names that differ, and a query that defines nothing
UPDATE t SET a.x = 1, a.y = 2;
UPDATE t SET a[1] = 1, a[2] = 2;
UPDATE t SET "A" = 1, A = 2;
INSERT INTO t (a.x, a.y) VALUES (1, 2);
SELECT 1 a, 2 a;
CREATE VIEW v (a, b) AS SELECT 1 a, 2 a;
CREATE VIEW w AS SELECT t.*, s.* FROM t, s;
