-- case: a plain script {plain}
BEGIN;
--^^^ never committed
CREATE TABLE users (id bigint);
-- fixed
BEGIN;
CREATE TABLE users (id bigint);
COMMIT;

-- case: no semicolon at the end, and a comment behind {plain}
SELECT 1;
START TRANSACTION READ ONLY;
--^^^^^^^^^^^^^^^^^^^^^^^^^
SELECT 2 -- two
-- fixed
SELECT 1;
START TRANSACTION READ ONLY;
SELECT 2; -- two
COMMIT;

-- case: the last of several, and a chain {plain}
BEGIN;
COMMIT;
BEGIN;
--^^^
BEGIN;
ROLLBACK TO a;

-- case: a chain {plain}
BEGIN;
COMMIT AND CHAIN;
--^^^^^^^^^^^^^^

-- case: a migration without a transaction of the runner
-- no-transaction
BEGIN;
--^^^
SELECT 1;

-- case: committed, rolled back or prepared {plain}
BEGIN;
BEGIN;
COMMIT;
BEGIN;
ROLLBACK;
BEGIN;
PREPARE TRANSACTION 'x';
