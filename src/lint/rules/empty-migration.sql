-- case: a header and nothing else
-- Add users
--^^^^^^^^^^ no statement in this script
-- Version: 20240102030405

-- case: a statement
-- Add users
SELECT 1;

-- case: a reason below the header
-- Add users
-- Version: 20240102030405

-- Taken back before it was released; the version stays, since two people have run it.

-- case: a down script is another rule's matter {down}
-- Rollback
