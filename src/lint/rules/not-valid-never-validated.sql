-- case: keys and checks that stay NOT VALID
-- file: 20240101000000_first/up.sql
CREATE TABLE s.t (a int, b int);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE s.t ADD CONSTRAINT c CHECK (a > 0) NOT VALID, ADD FOREIGN KEY (b) REFERENCES u NOT VALID;
--                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No migration validates "c" of "t"
--                                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ VALIDATE CONSTRAINT t_b_fkey

-- case: validated or dropped, here or later, and what is not enforced
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int, b int, c int);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
ALTER TABLE t ADD CONSTRAINT d CHECK (a > 1) NOT VALID;
ALTER TABLE t ADD CONSTRAINT e CHECK (b > 1) NOT VALID;
ALTER TABLE t ADD CONSTRAINT f CHECK (c > 1) NOT VALID;
ALTER TABLE t ADD CONSTRAINT g CHECK (a > 1) NOT ENFORCED;
ALTER TABLE t VALIDATE CONSTRAINT c;
-- file: 20240103000000_later/up.sql
ALTER TABLE t RENAME TO u;
ALTER TABLE u VALIDATE CONSTRAINT d;
ALTER TABLE u DROP CONSTRAINT e, DROP COLUMN c;

-- case: the migration that validates it
-- file: 20240101000000_first/up.sql
CREATE TABLE t (a int);
-- file: 20240101000000_first/down.sql
DROP TABLE t;
-- file: 20240102030405_add_case/up.sql
ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
--                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- file: 20240102030405_add_case/down.sql
ALTER TABLE t DROP CONSTRAINT c;
-- fixed
-- file: 20260101000000_validate_c/up.sql
-- validate c
-- Version: 20260101000000

ALTER TABLE t VALIDATE CONSTRAINT c;
-- file: 20260101000000_validate_c/down.sql
-- Rollback for validate c
-- Version: 20260101000000

-- A constraint that is validated stays so: there is nothing to take back.
