-- case: by the name that PostgreSQL chooses
ALTER TABLE orders DROP CONSTRAINT IF EXISTS orders_pkey CASCADE, ADD note text;
--                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "orders" has no primary key from now on

-- case: by what earlier migrations tell
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (id bigint CONSTRAINT the_key PRIMARY KEY, a int CONSTRAINT a_pkey UNIQUE);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders DROP CONSTRAINT a_pkey;
ALTER TABLE orders DROP CONSTRAINT the_key;
--                 ^^^^^^^^^^^^^^^^^^^^^^^

-- case: another key takes its place, other constraints, and new tables
ALTER TABLE orders DROP CONSTRAINT orders_pkey, ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_big_id_idx;
ALTER TABLE others DROP CONSTRAINT others_pkey;
ALTER TABLE public.others ADD PRIMARY KEY (big_id);
ALTER TABLE lines DROP CONSTRAINT lines_order_fkey;
CREATE TABLE parts (id bigint PRIMARY KEY);
ALTER TABLE parts DROP CONSTRAINT parts_pkey;

-- case: a down script takes away what its up script has added {down}
ALTER TABLE orders DROP CONSTRAINT orders_pkey;
