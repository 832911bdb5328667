import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { History } from '../../../src/lint/history/history.ts';
import { originText } from '../../../src/lint/history/origin.ts';
import { replayed } from './shown.ts';

test('views and functions are known by their last definition', () => {
  const history = replayed(
    'CREATE VIEW v AS SELECT 1; CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS $$SELECT 1$$;',
    'CREATE OR REPLACE VIEW v AS SELECT 2; CREATE FUNCTION f(a text, OUT b int) AS $$SELECT 3$$ LANGUAGE sql;',
  );
  assert.equal(
    originOf(history.view({ relname: 'v' })),
    '2.sql: CREATE OR REPLACE VIEW v AS SELECT 2',
  );
  assert.deepEqual(
    history.routines(['f']).map(({ signature }) => signature),
    ['int4', 'text'],
  );
  assert.equal(history.routine(['f']), undefined, 'there are two');
});

function originOf(found: ReturnType<History['relation']>): string {
  return found ? `${found.origin.path}: ${originText(found.origin)}` : 'none';
}

test('the values of an enum, in order', () => {
  const history = replayed(
    "CREATE TYPE mood AS ENUM ('sad', 'happy');",
    "ALTER TYPE mood ADD VALUE 'ok' BEFORE 'happy'; ALTER TYPE mood ADD VALUE IF NOT EXISTS 'ok';",
    "ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'; ALTER TYPE mood ADD VALUE 'last'; ALTER TYPE mood RENAME TO m;",
  );
  assert.deepEqual(history.type(['m'])?.values, ['blue', 'ok', 'happy', 'last']);
  assert.equal(history.type(['mood']), undefined);
});

test('what was there and is no more', () => {
  const history = replayed(
    'CREATE TABLE t (a int, b int); CREATE TABLE old (); CREATE SCHEMA s; CREATE TABLE s.x ();',
    'DROP TABLE t; ALTER TABLE old RENAME TO new; DROP SCHEMA s CASCADE;',
    'CREATE TABLE u (a int, b int); ALTER TABLE u DROP COLUMN a; ALTER TABLE u RENAME b TO c;',
  );
  assert.equal(history.wasDropped({ relname: 't' })?.by.path, '2.sql');
  assert.equal(history.wasDropped({ relname: 'old' })?.renamedTo, 'new');
  assert.equal(history.wasDropped({ schemaname: 's', relname: 'x' })?.by.path, '2.sql');
  assert.equal(history.wasDropped({ relname: 'never' }), undefined);
  assert.equal(history.wasDropped({ relname: 'new' }), undefined);
  assert.equal(history.wasColumnDropped({ relname: 'u' }, 'a')?.renamedTo, undefined);
  assert.equal(history.wasColumnDropped({ relname: 'u' }, 'b')?.renamedTo, 'c');
});

/** What leaves something open, by the last statement. */
const doubts: Record<string, boolean> = {
  'CREATE EXTENSION pgcrypto;': false,
  'CREATE EXTENSION postgis;': false,
  'CREATE EXTENSION acme;': true,
  'BEGIN; CREATE TABLE t (); ROLLBACK;': true,
  'ALTER TABLE auth.users ENABLE ROW LEVEL SECURITY;': false,
  'CREATE SCHEMA s; ALTER TABLE s.users ADD a int;': true,
  'CREATE TABLE t (a int REFERENCES u);': true,
  'CREATE TABLE t (a int PRIMARY KEY, b int REFERENCES t);': false,
  'DROP TABLE gone;': true,
  'DROP TABLE IF EXISTS gone;': false,
  "DO $$ BEGIN EXECUTE 'CREATE TABLE t ()'; END $$;": true,
  "DO $$ BEGIN RAISE NOTICE 'x'; END $$;": false,
  'DO $$ BEGIN CREATE TABLE t (); ALTER TABLE t ADD a int; END $$;': false,
  'DO $$ BEGIN IF x THEN ALTER TABLE t ADD a int; END IF; END $$;': false,
  'DO $$ BEGIN ALTER TABLE t ADD a int; END $$;': true,
  'DO $$ BEGIN PERFORM build_partitions(); END $$;': true,
  "SELECT setval('s', 1);": false,
  'SELECT build_partitions();': true,
  'SELECT * FROM build_partitions(1);': true,
  'SELECT * FROM generate_series(1, 2);': false,
  'CREATE FUNCTION f() RETURNS int AS $$SELECT 1$$ LANGUAGE sql; SELECT f();': false,
  "CREATE FUNCTION f() RETURNS void AS $$BEGIN EXECUTE 'x'; END$$ LANGUAGE plpgsql; SELECT f();": true,
  'ALTER TABLE from_before ADD COLUMN a int;': true,
  'ALTER TABLE IF EXISTS from_before ADD COLUMN a int;': false,
  'CREATE TABLE t (a int); INSERT INTO t SELECT 1; DELETE FROM t; DROP TABLE t;': false,
};

describe('a history is partial after', () => {
  for (const [sql, isPartial] of Object.entries(doubts)) {
    test(`${isPartial ? '' : 'not: '}${sql}`, () =>
      assert.equal(replayed(sql).isPartial, isPartial));
  }
});

test('what a cascade may have taken along is doubtful', () => {
  const history = replayed(
    'CREATE VIEW v AS SELECT 1; DROP TABLE t CASCADE; CREATE VIEW w AS SELECT 1;',
  );
  const [v, w] = ['v', 'w'].map((relname) => history.view({ relname }));
  assert.deepEqual([v && history.isDoubtful(v), w && history.isDoubtful(w)], [true, false]);
});

test('a DO block does what is written in it, and what its conditions allow for', () => {
  const history = replayed(
    'CREATE TABLE t (a int); CREATE TYPE mood AS ENUM ($$sad$$);',
    `DO $$ BEGIN
       IF NOT EXISTS (SELECT 1) THEN ALTER TABLE t ADD COLUMN b int; END IF;
       IF NOT EXISTS (SELECT 1) THEN ALTER TABLE t ADD COLUMN a text; END IF;
       BEGIN CREATE TYPE mood AS ENUM ('a'); EXCEPTION WHEN duplicate_object THEN NULL; END;
       CREATE TABLE u (c int);
     END $$;`,
  );
  const columns = history.table({ relname: 't' })?.columns.map((it) => `${it.name} ${it.typeText}`);
  assert.deepEqual(columns, ['a int', 'b int']);
  assert.deepEqual(history.type(['mood'])?.values, ['sad']);
  assert.ok(history.column({ relname: 'u' }, 'c'));
});

test('a temporary table is gone with its script, and hides no other one behind it', () => {
  const scripts = [
    'CREATE TABLE t (a int);',
    'CREATE TEMP TABLE t (b int);',
    'CREATE TEMP TABLE u (c int);',
  ];
  const columnsOf = (relname: string, ...of: string[]) =>
    replayed(...of)
      .table({ relname })
      ?.columns.map(({ name }) => name);
  assert.deepEqual(columnsOf('t', ...scripts.slice(0, 2)), ['b']);
  assert.deepEqual(columnsOf('t', ...scripts), ['a']);
  assert.deepEqual(columnsOf('u', ...scripts), ['c']);
});
