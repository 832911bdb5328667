import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Migration } from '../../src/migrations/migration.ts';
import { mayShorten } from '../../src/rehearsal/legs/shortcut.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';

const parser = await loadParser();

const ALLOWED = [
  'CREATE TABLE a (b int); CREATE INDEX ON a (b);',
  "CREATE TYPE mood AS ENUM ('a'); ALTER TYPE mood RENAME VALUE 'a' TO 'b';",
  "SET LOCAL lock_timeout = '2s'; ALTER TABLE a ADD COLUMN c int;",
  'CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = public AS $$ SELECT 1 $$;',
  'ALTER ROLE app SET search_path = public;',
  'DO $$ BEGIN EXECUTE format($f$CREATE TABLE %I ()$f$, 1); END $$;',
  'UPDATE a SET b = 1;',
];

const REFUSED = [
  "ALTER TYPE mood ADD VALUE 'b';",
  'CREATE INDEX CONCURRENTLY i ON a (b);',
  '-- no-transaction\nSELECT 1;',
  'VACUUM a;',
  'BEGIN; SELECT 1; COMMIT;',
  'SAVEPOINT a;',
  'SET search_path = public;',
  'SET LOCAL search_path = public;',
  'RESET ALL;',
  "SELECT pg_catalog.set_config('search_path', '', false);",
  'SET ROLE app;',
  'CREATE TEMP TABLE a ();',
  'SELECT 1 AS b INTO TEMP a;',
  'CREATE TEMPORARY VIEW a AS SELECT 1;',
  'CREATE TABLE pg_temp.a ();',
  'PREPARE p AS SELECT 1;',
  'DISCARD ALL;',
  'LISTEN a;',
  'CALL p();',
  'SELECT pg_advisory_lock(1);',
  "INSERT INTO a SELECT currval('s');",
  'DO $$ BEGIN COMMIT; END $$;',
  "DO $$ BEGIN EXECUTE 'ALTER TYPE mood ADD VALUE ''b'''; END $$;",
  'DELETE FROM _sqlx_migrations;',
  'CREATE TABLE a ();\nCREATE TABEL b ();',
];

describe('up, down and up again may share a transaction', () => {
  for (const sql of ALLOWED) test(sql, () => assert.equal(isAllowed(sql), true));
});

describe('they may not share a transaction', () => {
  for (const sql of REFUSED) test(sql, () => assert.equal(isAllowed(sql), false));
  for (const sql of REFUSED)
    test(`as down script: ${sql}`, () => assert.equal(isAllowed('SELECT 1;', sql), false));
});

function isAllowed(up: string, down = 'SELECT 1;'): boolean {
  const scriptOf = (text: string) => {
    const noTransaction = text.startsWith('-- no-transaction');
    return { path: 'x.sql', text, noTransaction, checksum: Buffer.of() };
  };
  const migration: Migration = {
    ...{ version: 1n, description: '', layout: 'flat' as const, path: '', folder: '' },
    ...{ up: scriptOf(up), down: scriptOf(down) },
  };
  return mayShorten(migration, parser, '_sqlx_migrations');
}
