-- case: tables without a key
CREATE TABLE IF NOT EXISTS shop.orders (id bigint UNIQUE, note text);
--                         ^^^^ "shop.orders" has no primary key
CREATE UNLOGGED TABLE lines ();
--                    ^^^^^

-- case: with a key, at once or later in the script
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint, CONSTRAINT k PRIMARY KEY (id));
CREATE TABLE c (id bigint);
ALTER TABLE public.c ADD PRIMARY KEY (id);

-- case: what is temporary, is a part of another table, or takes after one
CREATE TEMP TABLE a (id bigint);
CREATE TABLE b PARTITION OF p FOR VALUES IN (1);
CREATE TABLE c () INHERITS (p);
CREATE TABLE d (LIKE p INCLUDING ALL);
CREATE TABLE e OF some_type;
CREATE TABLE f AS SELECT 1;

-- case: a down script gives back what was there {down}
CREATE TABLE orders (id bigint);
