import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableHolder } from '../../src/engine/lock/tableHolder.ts';
import { openSession } from '../database/openSession.ts';
import { useServer } from '../support/postgres.ts';

const server = useServer();

test('who keeps readers out of a table is told, and nobody once it is over', async (t) => {
  const session = await openSession(t, server.url());
  const holder = await openSession(t, server.url());
  await holder.script('CREATE TABLE app_ledger ()');
  await holder.script('BEGIN; LOCK TABLE app_ledger');
  assert.equal((await tableHolder(session, 'app_ledger'))?.processId, holder.processId);
  await holder.script('COMMIT');
  assert.equal(await tableHolder(session, 'app_ledger'), undefined);
  assert.equal(await tableHolder(session, 'no_such_table'), undefined);
});
