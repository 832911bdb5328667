import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import type { Catalogue } from '../../src/schema/catalogue.ts';
import { catalogueQuery } from '../../src/schema/catalogueQuery.ts';
import { differences } from '../../src/schema/differences.ts';
import { readCatalogue } from '../../src/schema/readCatalogue.ts';
import { schemaText, schemaTexts } from '../../src/schema/schemaText.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { openSession } from '../database/openSession.ts';
import { useServer } from '../support/postgres.ts';
import { assertGolden } from '../view/golden.ts';
import { kindBlocks } from './kindBlocks.ts';

describe('a schema as text', () => {
  let session: Session;
  let last: Catalogue;
  useServer({}, async (server) => {
    session = await openSession({ after: () => undefined }, await server.createDatabase());
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

  test('does not depend on the order in which a server sorts', () => {
    assert.equal(textOf({ rows: last.rows.toReversed() }), textOf(last));
  });
});

function textOf(catalogue: Catalogue): string {
  return schemaText(schemaTexts(catalogue));
}
