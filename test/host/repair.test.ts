import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { RepairReport } from '../../src/engine/repair/executeRepair.ts';
import type { Report } from '../../src/engine/run/report.ts';
import {
  applied,
  freshDatabase,
  isOnServer,
  script,
  tables,
  targetName,
} from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command, states } from './support/extension.ts';
import { addFiles, fillWorkspace, migrationsPath, THREE } from './support/workspace.ts';

const SECOND = '20260101000002';
const POSTS = `migrations/${SECOND}_posts/up.sql`;

suite(`Repair on ${targetName}`, () => {
  let dialogs: Dialogs;
  const subject = () => ({ folder: migrationsPath(), version: SECOND });

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
    await command('staircase.runPending');
  });
  teardown(() => dialogs.restore());

  test('gives a changed migration the checksum of its file, once old and new were seen', async () => {
    await addFiles({ [POSTS]: `-- said better\n${THREE[POSTS]}` });
    assert.equal(await command('staircase.repair', subject()), undefined);
    assert.match(dialogs.said.join('\n'), /checksum before: [0-9a-f]{96}\nchecksum after: /);
    assert.equal((await states())[SECOND], 'changed');
    dialogs.press(`Take Checksum of File on ${targetName}`);
    const report = await command<RepairReport>('staircase.repair', subject());
    assert.equal(report?.outcome, 'done');
    assert.deepEqual(Object.values(await states()), ['applied', 'applied', 'applied']);
  });

  test('is a button where a run is refused for a changed file', async () => {
    await addFiles({ [POSTS]: `${THREE[POSTS]}\n` });
    dialogs.press('Repair...', `Take Checksum of File on ${targetName}`);
    const repaired = dialogs.news(/Repaired 20260101000002 posts on/);
    assert.equal((await command<Report>('staircase.runPending'))?.outcome, 'refused');
    await repaired;
    assert.equal((await states())[SECOND], 'applied');
  });

  test('offers both cures of a failed row, and does the one that is pressed', async () => {
    await script(`UPDATE _sqlx_migrations SET success = false WHERE version = ${SECOND}`);
    dialogs.press(`Delete Row on ${targetName}`);
    await command('staircase.repair', subject());
    assert.match(dialogs.said.join('\n'), /Set Success: .*\n.*\n.*\n\nDelete Row: /);
    assert.equal((await states())[SECOND], 'out-of-order');
    assert.deepEqual(await tables(), ['notes', 'posts', 'users'], 'only the row is written');
  });

  test('asks which, where none is named, and deletes a row whose file is gone', async () => {
    await rm(migrationsPath(`${SECOND}_posts`), { recursive: true });
    dialogs.pick('posts').press(`Delete Row on ${targetName}`);
    await command('staircase.repair');
    assert.deepEqual(dialogs.offered, [['posts']]);
    assert.deepEqual(await applied(), ['20260101000001', '20260101000003']);
  });

  test('says so where there is nothing to repair', async () => {
    assert.equal(await command('staircase.repair'), undefined);
    assert.equal(await command('staircase.repair', subject()), undefined);
    assert.match(dialogs.said.join('\n'), /every row .* is sound.*\n.*its row is sound/);
  });

  if (isOnServer) {
    test('keeps one of several rows', async () => {
      await script(`ALTER TABLE _sqlx_migrations DROP CONSTRAINT _sqlx_migrations_pkey;
        INSERT INTO _sqlx_migrations SELECT * FROM _sqlx_migrations WHERE version = ${SECOND}`);
      dialogs.press(`Keep One Row on ${targetName}`);
      assert.equal((await command<RepairReport>('staircase.repair', subject()))?.outcome, 'done');
      assert.equal((await applied()).length, 3);
    });

    test('wants the name of a production target typed', async () => {
      await script(`UPDATE _sqlx_migrations SET success = false WHERE version = ${SECOND}`);
      await targets([{ name: 'live', url: process.env['DATABASE_URL'], role: 'production' }]);
      dialogs.press('Set Success on live').type('local');
      assert.equal(await command('staircase.repair', subject()), undefined);
      assert.equal((await applied()).length, 2);
      dialogs.press('Set Success on live').type('live');
      assert.equal((await command<RepairReport>('staircase.repair', subject()))?.outcome, 'done');
      assert.equal((await applied()).length, 3);
      await targets(undefined);
    });
  }
});

async function targets(value: readonly object[] | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('staircase')
    .update('targets', value, vscode.ConfigurationTarget.Workspace);
}
