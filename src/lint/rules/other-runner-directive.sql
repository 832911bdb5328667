-- case: goose, with its down part
-- +goose Up
--^^^^^^^^^^ This is a directive of goose, and to this runner a comment like any other. It has no effect.
CREATE TABLE orders (id bigint);

-- +goose StatementBegin
--^^^^^^^^^^^^^^^^^^^^^^
SELECT 1;
-- +goose StatementEnd
--^^^^^^^^^^^^^^^^^^^^

-- fixed
CREATE TABLE orders (id bigint);

SELECT 1;

-- case: the down part moves
CREATE TABLE orders (id bigint);

-- +goose Down
--^^^^^^^^^^^^ run as a part of this script, and undoes what stands above
DROP TABLE orders;

SELECT 1;
-- fixed
CREATE TABLE orders (id bigint);
-- file: 20240102030405_add_case/down.sql
DROP TABLE orders;

SELECT 1;

-- case: there is a down script already
CREATE TABLE orders (id bigint);
-- migrate:down
--^^^^^^^^^^^^^ dbmate
DROP TABLE orders;
-- file: 20240102030405_add_case/down.sql
SELECT 1;

-- case: no transaction, as others say it
-- atlas:txmode none
--^^^^^^^^^^^^^^^^^^ The script runs in a transaction

CREATE INDEX CONCURRENTLY orders_idx ON orders (id);
-- fixed
-- no-transaction

CREATE INDEX CONCURRENTLY orders_idx ON orders (id);

-- case: no transaction, below a header
-- Orders
-- migrate:up transaction:false
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ no-transaction as the first line
VACUUM;
-- fixed
-- no-transaction
-- Orders
VACUUM;

-- case: no transaction, said twice
-- no-transaction
-- +goose NO TRANSACTION
--^^^^^^^^^^^^^^^^^^^^^^
VACUUM;
-- fixed
-- no-transaction
VACUUM;

-- case: every runner that is known
-- +migrate Up notransaction
--^^^^^^^^^^^^^^^^^^^^^^^^^^ sql-migrate
-- +micrate Up
--^^^^^^^^^^^^ micrate
-- rambler up
--^^^^^^^^^^^ rambler
---- create above / drop below ----
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tern
-- Up Migration
--^^^^^^^^^^^^^ node-pg-migrate
-- Down Migration
--^^^^^^^^^^^^^^^ undoes what stands above
-- executeInTransaction=false
--^^^^^^^^^^^^^^^^^^^^^^^^^^^ Flyway
--liquibase formatted sql
--^^^^^^^^^^^^^^^^^^^^^^^ Liquibase
--changeset me:1 runInTransaction:false
--^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
--rollback DROP TABLE orders;
--^^^^^^^^^^^^^^^^^^^^^^^^^^^
-- disable_ddl_transaction!
--^^^^^^^^^^^^^^^^^^^^^^^^^ Rails

-- case: in a down script, where the way down belongs {down}
-- migrate:down
--^^^^^^^^^^^^^ It has no effect
DROP TABLE orders;
-- fixed
DROP TABLE orders;

-- case: a heading in plain words {down}
-- Down Migration
DROP TABLE orders;

-- case: comments that only look like it
-- Up Migration
-- Rollback for orders
-- rollback is not possible
-- migrate the orders
-- up
-- atlas:nolint
-- Down with it
SELECT '
-- +goose Down
';

-- case: a plain script, which may well be of another runner {plain}
-- +goose Up
SELECT 1;
