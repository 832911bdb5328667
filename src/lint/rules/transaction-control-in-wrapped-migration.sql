-- case: the advice to write BEGIN and COMMIT, under a runner that does so itself
-- Orders
BEGIN;
--^^^ the runner has begun a transaction already

CREATE TABLE orders (id bigint);

COMMIT;
--^^^^ ends the transaction that the runner has put around this script
-- fixed
-- Orders

CREATE TABLE orders (id bigint);

-- case: all spellings {down}
start transaction;
--^^^^^^^^^^^^^^^
SELECT 1;
END;
--^
BEGIN WORK;
--^^^^^^^^
SELECT 2; ABORT; SELECT 3;
--        ^^^^^ ROLLBACK ends
PREPARE TRANSACTION 'x';
--^^^^^^^^^^^^^^^^^^^^^
COMMIT AND CHAIN;
--^^^^^^^^^^^^^^
-- fixed
SELECT 1;
SELECT 2; SELECT 3;

-- case: options
START TRANSACTION ISOLATION LEVEL SERIALIZABLE;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its options are set, which fails behind the first query
SELECT 1;
COMMIT;
--^^^^
-- fixed
SELECT 1;

-- case: in the middle
INSERT INTO a SELECT 1;

COMMIT;
--^^^^
BEGIN;
--^^^

INSERT INTO b SELECT 2;
-- fixed
INSERT INTO a SELECT 1;


INSERT INTO b SELECT 2;

-- case: savepoints, two-phase commits of others, and blocks
SAVEPOINT before;
SELECT 1;
ROLLBACK TO SAVEPOINT before;
RELEASE SAVEPOINT before;
COMMIT PREPARED 'x';
ROLLBACK PREPARED 'y';
DO $$ BEGIN COMMIT; END $$;
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END;

-- case: without a transaction of the runner
-- no-transaction
BEGIN;
SELECT 1;
COMMIT;
BEGIN;
SELECT 2;
ROLLBACK;
COMMIT;
--^^^^ There is no transaction here that COMMIT could end
-- fixed
-- no-transaction
BEGIN;
SELECT 1;
COMMIT;
BEGIN;
SELECT 2;
ROLLBACK;

-- case: a plain script {plain}
BEGIN;
BEGIN;
--^^^ a transaction is open already
SELECT 1;
COMMIT AND CHAIN;
SELECT 2;
COMMIT;
COMMIT;
--^^^^
-- fixed
BEGIN;
SELECT 1;
COMMIT AND CHAIN;
SELECT 2;
COMMIT;

-- case: a plain script in order {plain}
BEGIN;
SAVEPOINT a;
ROLLBACK TO a;
COMMIT;
START TRANSACTION;
ROLLBACK;

-- case: a plain script that is taken to run in a transaction {plain, in-transaction}
SELECT 1;
BEGIN;
--^^^
COMMIT;
--^^^^
ROLLBACK;
--^^^^^^
