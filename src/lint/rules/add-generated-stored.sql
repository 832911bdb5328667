-- case: what is stored is written to every row
ALTER TABLE orders ADD COLUMN total numeric GENERATED ALWAYS AS (price * amount) STORED NOT NULL;
--                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Reads and writes of "orders" wait while the table and all its indexes are written anew

-- case: PostgreSQL 18 can compute it when it is read {pg=18}
alter table orders add stored numeric generated always as (price /* stored */ * amount) stored, add note text;
--                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- fixed
alter table orders add stored numeric generated always as (price /* stored */ * amount) virtual, add note text;

-- case: virtual, and new tables {pg=18}
ALTER TABLE orders ADD COLUMN total numeric GENERATED ALWAYS AS (price * amount) VIRTUAL;
ALTER TABLE orders ADD COLUMN total numeric GENERATED ALWAYS AS (price * amount);
CREATE TABLE lines (price numeric, total numeric GENERATED ALWAYS AS (price * 2) STORED);
ALTER TABLE lines ADD COLUMN twice numeric GENERATED ALWAYS AS (price * 2) STORED;

-- case: a down script puts back what was dropped {down}
ALTER TABLE orders ADD COLUMN total numeric GENERATED ALWAYS AS (price * amount) STORED;
