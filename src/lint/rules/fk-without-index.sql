-- case: in a new table, each key that no index begins with
CREATE TABLE parents (id bigint PRIMARY KEY, code text UNIQUE);
CREATE TABLE children (
    id bigint PRIMARY KEY REFERENCES parents,
    parent_id bigint REFERENCES parents (id),
--                   ^^^^^^^^^^^^^^^^^^^^^^^ No index begins with "parent_id" of "children". Each DELETE from "parents"
    "Other Id" bigint,
    code text,
    a int, b int,
    FOREIGN KEY ("Other Id") REFERENCES parents (id),
--  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    CONSTRAINT c FOREIGN KEY (code) REFERENCES parents (code),
    UNIQUE (code, id),
    FOREIGN KEY (a, b) REFERENCES others (a, b)
);
CREATE INDEX ON children (b, a, code);
-- fixed
CREATE TABLE parents (id bigint PRIMARY KEY, code text UNIQUE);
CREATE TABLE children (
    id bigint PRIMARY KEY REFERENCES parents,
    parent_id bigint REFERENCES parents (id),
    "Other Id" bigint,
    code text,
    a int, b int,
    FOREIGN KEY ("Other Id") REFERENCES parents (id),
    CONSTRAINT c FOREIGN KEY (code) REFERENCES parents (code),
    UNIQUE (code, id),
    FOREIGN KEY (a, b) REFERENCES others (a, b)
);
CREATE INDEX IF NOT EXISTS children_parent_id_idx ON children (parent_id);
CREATE INDEX IF NOT EXISTS "children_Other Id_idx" ON children ("Other Id");
CREATE INDEX ON children (b, a, code);

-- case: of an old table, the index is made by a migration of its own
-- file: 20240101000000_first/up.sql
CREATE TABLE s.t (a int, b int);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE s.t ADD COLUMN c int REFERENCES u, ADD CONSTRAINT d FOREIGN KEY (b) REFERENCES u NOT VALID;
--                               ^^^^^^^^^^^^ CONCURRENTLY and in a migration of its own
--                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
CREATE INDEX b_c ON s.t (c) WHERE b > 0;
CREATE INDEX brin ON s.t USING brin (b);

-- case: an index of an earlier migration, of a later one, or one that leaves out NULL only
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int, b int, c int);
CREATE INDEX ON t (a, b);
CREATE INDEX ON t (c) WHERE c IS NOT NULL;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES u, ADD FOREIGN KEY (b) REFERENCES u, ADD FOREIGN KEY (c) REFERENCES u;
-- file: 20240103000000_later/up.sql
CREATE INDEX ON t (b);

-- case: a later migration drops the key, and a down script
CREATE TABLE t (a int REFERENCES u, b int REFERENCES u, c int CONSTRAINT c REFERENCES u);
-- file: 20240103000000_later/up.sql
ALTER TABLE t DROP COLUMN a, DROP CONSTRAINT t_b_fkey;
ALTER TABLE t DROP CONSTRAINT c, ADD CONSTRAINT c FOREIGN KEY (c) REFERENCES u ON DELETE CASCADE;
--                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- file: 20240103000000_later/down.sql
ALTER TABLE t ADD COLUMN a int REFERENCES u;

-- case: a plain file {plain}
CREATE TABLE t (a int REFERENCES u);
--                    ^^^^^^^^^^^^
