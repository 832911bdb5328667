-- case: a directory with the way back alone
-- file: 20240102030405_add_users/down.sql
DROP TABLE users;
--^^^^^^^^^^^^^^^ has a down.sql but no up.sql
-- fixed
-- file: 20240102030405_add_users/down.sql
DROP TABLE users;
-- file: 20240102030405_add_users/up.sql

-- case: both ways
-- file: 20240102030405_add_users/up.sql
CREATE TABLE users (id bigint);
-- file: 20240102030405_add_users/down.sql
DROP TABLE users;
