import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import type { Catalogue } from '../../src/schema/catalogue.ts';
import { catalogueQuery } from '../../src/schema/catalogueQuery.ts';
import { differences } from '../../src/schema/differences.ts';
import { readCatalogue } from '../../src/schema/readCatalogue.ts';
import { schemaText, schemaTexts } from '../../src/schema/schemaText.ts';
import { textDifferences } from '../../src/schema/textDifferences.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { openSession } from '../database/openSession.ts';
import { useServer } from '../support/postgres.ts';
import { assertGolden } from '../view/golden.ts';
import { kindBlocks } from './kindBlocks.ts';

describe('a schema as text', () => {
  let session: Session;
  let last: Catalogue;
  const server = useServer({}, async (started) => {
    session = await openSession({ after: () => undefined }, await started.createDatabase());
    last = await readCatalogue(session);
  });
  after(() => session.close());

  for (const { sql } of kindBlocks()) {
    test(`is another after ${sql.split('\n')[0]}`, async () => {
      await session.script(sql);
      const now = await readCatalogue(session);
      const [before, after] = [textOf(last), textOf(now)];
      const counts = differences(last, now).some(({ isNote }) => !isNote);
      last = now;
      if (counts) assert.notEqual(before, after);
    });
  }

  test('has every kind of object', () => {
    const kinds = [...catalogueQuery().matchAll(/SELECT '([a-z ]+)', it\.\*/g)].map(([, it]) => it);
    assert.deepEqual([...new Set(last.rows.map(({ kind }) => kind))].sort(), kinds.sort());
  });

  test('is read as SQL', async () => {
    const parser = await loadParser();
    assertGolden('../schema/kinds.txt', textOf(last));
    assert.deepEqual(parser.parse(textOf(last)).problem, undefined);
  });

  test('makes the same schema when it is run, but for what stands in remarks', async (t) => {
    const other = await openSession(t, await server.createDatabase());
    assert.deepEqual(await runInAnyOrder(other, await statementsOf(textOf(last))), [
      ...['CREATE SCHEMA public', 'CREATE ROLE reader CONNECTION LIMIT 3'],
      "CREATE EXTENSION plpgsql WITH SCHEMA pg_catalog VERSION '1.0'",
    ]);
    const made = schemaTexts(await readCatalogue(other));
    const found = textDifferences(schemaTexts(last), made);
    const counted = found.filter(({ before }) => !/^-- /m.test(before ?? ''));
    assert.deepEqual(counted, []);
  });

  test('does not depend on the order in which a server sorts', () => {
    assert.equal(textOf({ rows: last.rows.toReversed() }), textOf(last));
  });
});

async function statementsOf(text: string): Promise<string[]> {
  const parser = await loadParser();
  const { statements } = parser.parse(text);
  return statements.map(({ span }) => text.slice(span.start, span.end));
}

/** Until no more of them run; resolves to those. Default privileges are for what is made after them. */
async function runInAnyOrder(session: Session, statements: readonly string[]): Promise<string[]> {
  const isLast = (sql: string): boolean => sql.startsWith('ALTER DEFAULT PRIVILEGES');
  let left = statements.filter((it) => !isLast(it));
  for (let before = left.length + 1; left.length < before; ) {
    before = left.length;
    const failed: string[] = [];
    for (const sql of left) await session.script(sql).catch(() => failed.push(sql));
    left = failed;
  }
  for (const sql of statements.filter(isLast)) await session.script(sql);
  return left.toSorted((a, b) => a.length - b.length);
}

function textOf(catalogue: Catalogue): string {
  return schemaText(schemaTexts(catalogue));
}
