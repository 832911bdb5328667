-- case: every use, of a table that is known
ALTER TYPE mood ADD VALUE 'blue';
INSERT INTO people (name, mood) VALUES ('green', 'blue'), ('blue', 'sad');
--                                               ^^^^^^ unsafe use of the new value 'blue' of the enum type "mood"
UPDATE people SET mood = 'blue' WHERE name = 'x';
--                       ^^^^^^ next migration
ALTER TABLE people ALTER COLUMN mood SET DEFAULT 'blue';
--                                               ^^^^^^
CREATE TABLE pets (mood mood DEFAULT 'blue');
--                                   ^^^^^^
CREATE INDEX ON people (name) WHERE mood = 'blue';
--                                         ^^^^^^
SELECT 'blue'::mood, 'blue'::text;
--     ^^^^^^
CREATE FUNCTION f() RETURNS mood LANGUAGE sql RETURN 'blue';
--                                                   ^^^^^^
-- file: 20230102030405_before/up.sql
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE people (name text, mood mood);

-- case: a table that is not known
ALTER TYPE "Mood" ADD VALUE IF NOT EXISTS 'it''s';
UPDATE people SET mood = 'it''s';
--                       ^^^^^^^
SELECT 1;

-- case: in one message without BEGIN
-- no-transaction
ALTER TYPE mood ADD VALUE 'blue';
SELECT 'blue'::mood;
--     ^^^^^^

-- case: the same word for something else
ALTER TYPE mood ADD VALUE 'blue';
ALTER TYPE mood ADD VALUE 'green' AFTER 'blue';
ALTER TYPE mood RENAME VALUE 'blue' TO 'navy';
COMMENT ON TYPE mood IS 'blue';
INSERT INTO paints VALUES (1, 'blue');
UPDATE paints SET name = 'blue' WHERE id = 1;
SELECT 1 FROM paints WHERE name = 'blue';
SELECT 'blue';
-- file: 20230102030405_before/up.sql
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE paints (id int, name text);

-- case: a type of the script
CREATE TYPE mood AS ENUM ('sad');
ALTER TYPE mood ADD VALUE 'blue';
CREATE TABLE people (mood mood DEFAULT 'blue');

-- case: the value was there before, and a value under another name
CREATE TABLE people (mood mood DEFAULT 'sad');
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
SELECT 'blue'::mood;
ALTER TYPE mood ADD VALUE 'green';
SELECT 'blue'::mood;

-- case: a transaction each {plain}
ALTER TYPE mood ADD VALUE 'blue';
SELECT 'blue'::mood;
BEGIN;
ALTER TYPE mood ADD VALUE 'green';
SELECT 'green'::mood;
--     ^^^^^^^
COMMIT;
SELECT 'green'::mood;

-- case: rows that are given the new value are changed by the next migration
-- file: 20240102030405_add_case/up.sql
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'blue';

-- Those of the sea.
UPDATE people SET mood = 'blue' WHERE home = 'sea';
--                       ^^^^^^
-- file: 20240102030405_add_case/down.sql
-- The value stays.
-- fixed
-- file: 20240102030405_add_case/up.sql
ALTER TYPE mood ADD VALUE IF NOT EXISTS 'blue';

-- file: 20240102030405_add_case/down.sql
-- The value stays.

-- file: 20260101000000_update_rows_of_people/up.sql
-- update rows of people
-- Version: 20260101000000

-- Those of the sea.
UPDATE people SET mood = 'blue' WHERE home = 'sea';

-- file: 20260101000000_update_rows_of_people/down.sql
-- Rollback for update rows of people
-- Version: 20260101000000

-- Nothing to undo.
