-- case: a new row, then a new column
CREATE TABLE parent (id bigint PRIMARY KEY);
CREATE TABLE child (parent_id bigint REFERENCES parent DEFERRABLE INITIALLY DEFERRED, n int);
INSERT INTO child VALUES (1, 1);
  alter table public.child add column note text;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ foreign key "child_parent_id_fkey"
-- fixed
CREATE TABLE parent (id bigint PRIMARY KEY);
CREATE TABLE child (parent_id bigint REFERENCES parent DEFERRABLE INITIALLY DEFERRED, n int);
INSERT INTO child VALUES (1, 1);
  set constraints all immediate;
  alter table public.child add column note text;

-- case: tables of earlier migrations, and every statement that is refused
UPDATE child SET parent_id = 2 WHERE parent_id = 1;
CREATE INDEX child_idx ON child (n);
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ pending trigger events
TRUNCATE child;
--^^^^^^^^^^^^
ALTER TABLE child RENAME COLUMN n TO m;
DROP TABLE child;
--^^^^^^^^^^^^^^
-- file: 20230102030405_before/up.sql
CREATE TABLE parent (id bigint PRIMARY KEY);
CREATE TABLE child (parent_id bigint, n int);
ALTER TABLE child ADD CONSTRAINT child_fkey FOREIGN KEY (parent_id) REFERENCES parent (id)
    DEFERRABLE INITIALLY DEFERRED;

-- case: the other side
DELETE FROM parent WHERE id = 1;
ALTER TABLE parent ADD COLUMN a int;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE parent SET id = 2 WHERE id = 1;
ALTER TABLE parent ADD COLUMN b int;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- file: 20230102030405_before/up.sql
CREATE TABLE parent (id bigint PRIMARY KEY, n int);
CREATE TABLE child (parent_id bigint REFERENCES parent DEFERRABLE INITIALLY DEFERRED);

-- case: changes that leave nothing to check
UPDATE child SET n = 2 WHERE n = 1;
DELETE FROM child WHERE n = 1;
ALTER TABLE child ADD COLUMN a int;
INSERT INTO parent VALUES (1);
UPDATE parent SET n = 1 WHERE n = 2;
ALTER TABLE parent ADD COLUMN a int;
INSERT INTO child VALUES (1, 1);
ALTER TABLE other ADD COLUMN a int;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE child ADD COLUMN b int;
-- file: 20230102030405_before/up.sql
CREATE TABLE parent (id bigint PRIMARY KEY, n int);
CREATE TABLE child (parent_id bigint REFERENCES parent DEFERRABLE INITIALLY DEFERRED, n int);

-- case: a key that is checked at once
INSERT INTO child VALUES (1, 1);
ALTER TABLE child ADD COLUMN b int;
-- file: 20230102030405_before/up.sql
CREATE TABLE parent (id bigint PRIMARY KEY, n int);
CREATE TABLE child (parent_id bigint REFERENCES parent DEFERRABLE, n int);

-- case: a transaction each {plain}
CREATE TABLE parent (id bigint PRIMARY KEY);
CREATE TABLE child (parent_id bigint REFERENCES parent DEFERRABLE INITIALLY DEFERRED, n int);
INSERT INTO child VALUES (1, 1);
ALTER TABLE child ADD COLUMN note text;
BEGIN;
INSERT INTO child VALUES (1, 1);
COMMIT;
BEGIN;
ALTER TABLE child ADD COLUMN note2 text;
COMMIT;
