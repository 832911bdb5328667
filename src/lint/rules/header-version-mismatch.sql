-- case: copied from another migration
-- Add users
-- Version: 20230102030405
--          ^^^^^^^^^^^^^^ The header says version 20230102030405
SELECT 1;
-- fixed
-- Add users
-- Version: 20240102030405
SELECT 1;

-- case: in the down script, behind the directive {down}
-- no-transaction
-- Migration: 20230102030405_add_users
--            ^^^^^^^^^^^^^^
SELECT 1;
-- fixed
-- no-transaction
-- Migration: 20240102030405_add_users
SELECT 1;

-- case: the same version, and a number below the header
-- Version: 20240102030405
SELECT 1;
-- Version: 7 of the schema

-- case: no version at all
-- Adds users
SELECT 1;
