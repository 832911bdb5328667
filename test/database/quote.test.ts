import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qualified, quoteIdentifier } from '../../src/database/quote.ts';
import { useServer } from '../support/postgres.ts';
import { openSession } from './openSession.ts';

const NAMES = [
  'plain',
  'Capital',
  'select',
  'a b',
  'a"b',
  '""',
  'a.b',
  "a'b",
  '$1',
  'bücher',
  'a\\b',
  '-- x',
];

const server = useServer();

test('any name survives quoting, as a schema and as a table', async (t) => {
  const session = await openSession(t, server.url());
  for (const name of NAMES) {
    await session.script(`CREATE SCHEMA ${quoteIdentifier(name)}`);
    await session.script(`CREATE TABLE ${qualified({ schema: name, table: name })} ()`);
    const found = await session.query(
      'SELECT FROM pg_tables WHERE schemaname = $1 AND tablename = $1',
      [name],
    );
    assert.equal(found.length, 1, name);
  }
});
