-- case: below the header
-- Orders by customer
-- no-transaction
--^^^^^^^^^^^^^^^ counts only on the first bytes of the file
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
-- fixed
-- no-transaction
-- Orders by customer
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);

-- case: written in another way
--no-transaction
--^^^^^^^^^^^^^^ the directive is written in another way
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
-- fixed
-- no-transaction
CREATE INDEX CONCURRENTLY orders_idx ON orders (id);

-- case: in other words
-- No Transaction
--^^^^^^^^^^^^^^^
VACUUM;
-- fixed
-- no-transaction
VACUUM;

-- case: in a block comment, behind the statement
VACUUM; /* no_transaction */
--      ^^^^^^^^^^^^^^^^^^^^
-- fixed
-- no-transaction
VACUUM;

-- case: behind a blank line

-- no-transaction
--^^^^^^^^^^^^^^^
VACUUM;
-- fixed
-- no-transaction
VACUUM;

-- case: as it should be
-- no-transaction
-- no-transaction
VACUUM;

-- case: a comment that speaks of it, and a string
-- There is no transaction around this. See -- no-transaction.
-- no transaction is needed
SELECT '-- no-transaction';

-- case: a script that is no migration {plain}
SELECT 1;
-- no-transaction

-- case: metadata.toml has said it
-- Diesel
-- no-transaction
VACUUM;
-- file: 20240102030405_add_case/metadata.toml
run_in_transaction = false
