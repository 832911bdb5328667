import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missedFrom } from '../../src/rehearsal/leftOut.ts';

const EXTENSION = { kind: 'CreateExtensionStmt', text: 'CREATE EXTENSION pg_cron' };
const COLUMN = {
  kind: 'AlterTableStmt',
  text: 'ALTER TABLE shop.stores ADD COLUMN geog geography(Point)',
};
const LEFT = [EXTENSION, COLUMN];

/** What the server misses, and the left out statement that may have made it. */
const CASES: readonly (readonly [sqlstate: string, message: string, missed?: typeof EXTENSION])[] =
  [
    ['42703', 'column "geog" of relation "stores" does not exist', COLUMN],
    ['42703', 'column s.geog does not exist', COLUMN],
    ['42703', 'column "note" of relation "stores" does not exist'],
    ['42703', 'column "geo" of relation "others" does not exist'],
    ['42P01', 'relation "shop.nothing" does not exist'],
    ['42P01', 'relation "shop.stores" does not exist', COLUMN],
    ['42P01', 'relation "cron.job" does not exist', EXTENSION],
    ['3F000', 'schema "cron" does not exist', EXTENSION],
    ['42883', 'function cron.schedule(unknown) does not exist', EXTENSION],
    ['42704', 'type "geography" does not exist', COLUMN],
    ['42704', 'type "tdigest" does not exist', EXTENSION],
    ['42601', 'syntax error at or near "geog"'],
  ];

for (const [sqlstate, message, missed] of CASES) {
  test(message, () => {
    assert.equal(missedFrom({ message, sqlstate }, undefined, LEFT), missed);
  });
}

test('a block gives up where the extension is missing that it looks for', () => {
  const looks = (name: string): string =>
    `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = '${name}') THEN RAISE 'no'; END IF; END $$`;
  const failure = { message: 'no', sqlstate: 'P0001' };
  assert.equal(missedFrom({ ...failure, statement: looks('pg_cron') }, undefined, LEFT), EXTENSION);
  assert.equal(missedFrom({ ...failure, statement: looks('other') }, undefined, LEFT), undefined);
  assert.equal(missedFrom(failure, undefined, LEFT), undefined);
});

test('a function is told by what makes it, not by what calls it first', () => {
  const caller = { kind: 'CreateFunctionStmt', text: 'CREATE FUNCTION a() AS $$ SELECT b() $$' };
  const maker = { kind: 'CreateFunctionStmt', text: 'CREATE OR REPLACE FUNCTION "b" () AS $$ $$' };
  const failure = { message: 'function b() does not exist', sqlstate: '42883' };
  assert.equal(missedFrom(failure, undefined, [caller, maker]), maker);
});
