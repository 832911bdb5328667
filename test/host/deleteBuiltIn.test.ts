import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import type { Report } from '../../src/engine/run/report.ts';
import { freshDatabase, isOnServer, script, tables } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command, states } from './support/extension.ts';
import { fillWorkspace, THREE } from './support/workspace.ts';

if (!isOnServer) {
  suite('Delete Built-in Database', () => {
    let dialogs: Dialogs;

    setup(async () => {
      await fillWorkspace(THREE);
      await freshDatabase();
      dialogs = new Dialogs();
    });
    teardown(() => dialogs.restore());

    test('says what will be lost, and does nothing unless confirmed', async () => {
      await command('staircase.runPending');
      assert.equal(await command('staircase.deleteBuiltIn'), false);
      assert.match(
        dialogs.said.join('\n'),
        /Delete the built-in database of .*migrations: 3 migrations applied\./s,
      );
      assert.deepEqual(await tables(), ['notes', 'posts', 'users']);
    });

    test('deletes everything in it, and the next run begins afresh', async () => {
      await command('staircase.runPending');
      await script('CREATE TABLE by_hand (id int)');
      dialogs.press('Delete Database');
      assert.equal(await command('staircase.deleteBuiltIn'), true, dialogs.said.join('\n'));
      assert.deepEqual(Object.values(await states()), ['pending', 'pending', 'pending']);
      await command('staircase.deleteBuiltIn');
      assert.match(dialogs.said.join('\n'), /no built-in database yet/);
      assert.equal((await command<Report>('staircase.runPending'))?.outcome, 'done');
      assert.deepEqual(await tables(), ['notes', 'posts', 'users']);
    });
  });
}
