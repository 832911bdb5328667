import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { needsNoTransaction } from '../../src/sql/outsideTransaction.ts';

const parser = await loadParser();

const NEEDS = [
  'CREATE INDEX CONCURRENTLY i ON t (a)',
  'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)',
  'DROP INDEX CONCURRENTLY IF EXISTS i',
  'REINDEX INDEX CONCURRENTLY i',
  'REINDEX (CONCURRENTLY, VERBOSE) TABLE t',
  'REINDEX SCHEMA s',
  'REINDEX DATABASE d',
  'REINDEX SYSTEM d',
  'VACUUM',
  'VACUUM (ANALYZE) t',
  'CLUSTER',
  'CREATE DATABASE d',
  'DROP DATABASE d',
  'ALTER DATABASE d SET TABLESPACE s',
  "CREATE TABLESPACE s LOCATION '/tmp/s'",
  'DROP TABLESPACE s',
  "ALTER SYSTEM SET work_mem = '1MB'",
  'ALTER TABLE t DETACH PARTITION p CONCURRENTLY',
  "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p",
  'ALTER SUBSCRIPTION s REFRESH PUBLICATION',
  'DISCARD ALL',
];

const MAY_RUN_INSIDE = [
  'CREATE INDEX i ON t (a)',
  'DROP INDEX i',
  'REINDEX TABLE t',
  'REINDEX (CONCURRENTLY false) TABLE t',
  'REINDEX (CONCURRENTLY 0) TABLE t',
  'ANALYZE t',
  'CLUSTER t USING i',
  'ALTER DATABASE d CONNECTION LIMIT 5',
  "ALTER DATABASE d SET work_mem = '1MB'",
  'ALTER TABLE t DETACH PARTITION p',
  'REFRESH MATERIALIZED VIEW CONCURRENTLY v',
  "ALTER TYPE e ADD VALUE 'v'",
  "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (create_slot = false)",
  "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p WITH (connect = off)",
  'DISCARD TEMP',
];

suite('cannot run in a transaction', () => {
  for (const sql of NEEDS) test(sql, () => assert.deepEqual(found(sql), [sql]));
});

suite('may run in a transaction', () => {
  for (const sql of MAY_RUN_INSIDE) test(sql, () => assert.deepEqual(found(sql), []));
});

function found(sql: string): string[] {
  const text = `SELECT 1; ${sql};`;
  const script = parser.parse(text);
  assert.equal(script.problem, undefined);
  return needsNoTransaction(script).map(({ span }) => text.slice(span.start, span.end));
}
