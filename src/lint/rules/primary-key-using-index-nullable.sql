-- case: columns that may be NULL so far
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (shop bigint, number bigint, code bigint NOT NULL);
CREATE UNIQUE INDEX orders_idx ON orders (shop, number, code);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_idx;
--                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ "shop" and "number" may be NULL so far.

-- case: NOT NULL or checked already
-- file: 20240101000000_first/up.sql
CREATE TABLE orders (id bigint NOT NULL);
CREATE UNIQUE INDEX orders_idx ON orders (id);
CREATE TABLE shop.lines (id bigint CHECK (id IS NOT NULL));
CREATE UNIQUE INDEX lines_idx ON shop.lines (id);
-- file: 20240102030405_add_case/up.sql
ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_idx;
ALTER TABLE shop.lines ADD PRIMARY KEY USING INDEX lines_idx;

-- case: an index or a table that is not known, and a new table
ALTER TABLE orders ADD PRIMARY KEY USING INDEX orders_idx;
CREATE TABLE lines (id bigint);
CREATE UNIQUE INDEX lines_idx ON lines (id);
ALTER TABLE lines ADD PRIMARY KEY USING INDEX lines_idx;
