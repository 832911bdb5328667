import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import type { Catalogue } from '../../src/schema/catalogue.ts';
import { type Difference, differences } from '../../src/schema/differences.ts';
import { readCatalogue } from '../../src/schema/readCatalogue.ts';
import { openSession } from '../database/openSession.ts';
import { useServer } from '../support/postgres.ts';
import { kindBlocks } from './kindBlocks.ts';

describe('each change of a schema is a difference, and no other is', () => {
  let session: Session;
  let last: Catalogue;
  useServer({}, async (server) => {
    session = await openSession({ after: () => undefined }, await server.createDatabase());
    last = await readCatalogue(session);
  });
  after(() => session.close());

  for (const { sql, says } of kindBlocks()) {
    test(sql.split('\n')[0] ?? '', async () => {
      await session.script(sql);
      const now = await readCatalogue(session);
      const found = differences(last, now).map(inWords);
      last = now;
      assert.deepEqual(found.sort(), [...says].sort());
    });
  }

  test('read in a transaction, it leaves that and its search_path alone', async () => {
    await session.script(`BEGIN; SET LOCAL search_path = shop; CREATE TABLE inside (id bigint)`);
    const found = differences(last, await readCatalogue(session)).map(inWords);
    assert.equal(found[0], 'extra column shop.inside.id');
    const [row] = await session.query('SHOW search_path');
    assert.deepEqual([row, session.transactionStatus], [{ search_path: 'shop' }, 'open']);
    await session.script('ROLLBACK');
  });

  test('what a session has set is no difference', async () => {
    await session.script(`ALTER TABLE items ADD seen timestamptz DEFAULT '1970-01-01 00:00:00+00',
      ADD pause interval DEFAULT '1 day 2 hours'`);
    last = await readCatalogue(session);
    await session.script(`SET TimeZone = 'Asia/Kathmandu'; SET DateStyle = 'German';
      SET IntervalStyle = 'iso_8601'; SET quote_all_identifiers = on`);
    assert.deepEqual(differences(last, await readCatalogue(session)), []);
    const [row] = await session.query('SHOW TimeZone');
    assert.deepEqual(row, { TimeZone: 'Asia/Kathmandu' });
  });

  test('a password of a user mapping is a difference when it changes, and never told', async () => {
    await session.script(`CREATE FOREIGN DATA WRAPPER afar; CREATE SERVER there FOREIGN DATA WRAPPER afar;
      CREATE USER MAPPING FOR PUBLIC SERVER there OPTIONS (password 'hunter2')`);
    const before = await readCatalogue(session);
    await session.script(
      `ALTER USER MAPPING FOR PUBLIC SERVER there OPTIONS (SET password 'swordfish')`,
    );
    last = await readCatalogue(session);
    const found = differences(before, last);
    assert.deepEqual(found.map(inWords), ['changed user mapping public on there']);
    assert.doesNotMatch(JSON.stringify(found), /hunter2|swordfish/);
  });

  test('it is read again after DISCARD ALL', async () => {
    await session.script('DISCARD ALL');
    assert.deepEqual(differences(last, await readCatalogue(session)), []);
  });
});

function inWords({ change, kind, identity, isNote }: Difference): string {
  return `${isNote ? 'note ' : ''}${change} ${kind} ${identity}`;
}
