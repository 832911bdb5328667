import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { createdTables } from '../../src/sql/createdTables.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';

const parser = await loadParser();

const CASES: readonly [sql: string, tables: readonly string[]][] = [
  ['CREATE TABLE a (); CREATE TABLE b ()', ['a', 'b']],
  ['CREATE TABLE IF NOT EXISTS s.a ()', ['s.a']],
  ['CREATE TABLE "Of; s"."A" ()', ['Of; s.A']],
  ['CREATE TABLE A PARTITION OF b DEFAULT', ['a']],
  ['CREATE UNLOGGED TABLE a ()', ['a']],
  ['CREATE TABLE a AS SELECT 1', ['a']],
  ['SELECT 1 AS x INTO s.a', ['s.a']],
  ['CREATE FOREIGN TABLE a () SERVER f', ['a']],
  ['CREATE SCHEMA s CREATE TABLE a () CREATE VIEW v AS SELECT 1', ['s.a']],
  ['CREATE TEMP TABLE a ()', []],
  ['CREATE TEMPORARY TABLE a AS SELECT 1', []],
  ['CREATE TABLE pg_temp.a ()', []],
  ['CREATE MATERIALIZED VIEW a AS SELECT 1', []],
  ['CREATE VIEW a AS SELECT 1', []],
  ['SELECT 1', []],
  ['CREATE TABLE a (); SELEC', ['a']],
];

suite('tables that a script creates', () => {
  for (const [sql, tables] of CASES) {
    test(sql, () => {
      const found = createdTables(parser.parse(sql));
      assert.deepEqual(
        found.map(({ schema, name }) => (schema ? `${schema}.${name}` : name)),
        tables,
      );
    });
  }
});
