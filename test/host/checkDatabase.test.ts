import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import type { DatabaseCheck } from '../../src/engine/database/databaseCheck.ts';
import { lockId } from '../../src/engine/lock/lock.ts';
import {
  freshDatabase,
  isOnServer,
  query,
  script,
  tables,
  targetName,
  withSession,
} from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command } from './support/extension.ts';
import { fillWorkspace, THREE } from './support/workspace.ts';

suite(`Check Database on ${targetName}`, () => {
  let dialogs: Dialogs;

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
  });
  teardown(() => dialogs.restore());

  test('names the server and where a run would make the ledger, and makes nothing', async () => {
    const found = await command<DatabaseCheck>('staircase.checkDatabase');
    assert.match(found?.server.version ?? '', /^18/);
    assert.deepEqual(found?.ledger.createdIn, { schema: 'public', isThere: true });
    assert.match(
      dialogs.said.join('\n'),
      /^Connected to .*, PostgreSQL 18\S*\. Nothing stands in the way of a run\.$/,
    );
    assert.deepEqual(await tables(), []);
  });

  test('counts the rows of the ledger, and says which have failed', async () => {
    await command('staircase.runPending');
    await script('UPDATE _sqlx_migrations SET success = false WHERE version = 20260101000003');
    const found = await command<DatabaseCheck>('staircase.checkDatabase');
    assert.deepEqual(found?.ledger.rows, { count: 3, failed: 1 });
    assert.match(dialogs.said.join('\n'), /1 row of the ledger says success = false/);
  });

  if (isOnServer) {
    test('says what the role may not do', async () => {
      await command('staircase.runPending');
      await script(`CREATE ROLE ${READER} LOGIN`);
      const url = new URL(process.env['DATABASE_URL'] ?? '');
      process.env['DATABASE_URL'] = Object.assign(url, { username: READER, password: '' }).href;
      const found = await command<DatabaseCheck>('staircase.checkDatabase');
      assert.equal(found?.role, READER);
      assert.notEqual(found?.privileges.filter(({ isHeld }) => !isHeld).length, 0);
      assert.match(dialogs.said.join('\n'), /GRANT/);
    });

    test('says who runs migrations at this moment', async () => {
      await withSession(async (session) => {
        const [row] = await query('SELECT current_database() AS name');
        await session.tryLock(lockId(String(row?.['name'])));
        const found = await command<DatabaseCheck>('staircase.checkDatabase');
        assert.equal(found?.lockHolder?.processId, session.processId);
      });
      assert.match(dialogs.said.join('\n'), /Migrations are being run: the lock is held by pid/);
    });
  }
});

const READER = 'reader_of_check_database';
