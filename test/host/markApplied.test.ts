import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import type { Report } from '../../src/engine/run/report.ts';
import { applied, freshDatabase, tables, targetName } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command } from './support/extension.ts';
import { fillWorkspace, migrationsPath, THREE } from './support/workspace.ts';

const SECOND = { version: '20260101000002' };

suite(`Mark as Applied on ${targetName}`, () => {
  let dialogs: Dialogs;

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
  });
  teardown(() => dialogs.restore());

  test('on one migration writes its row once that is confirmed, and runs nothing', async () => {
    const subject = { folder: migrationsPath(), ...SECOND };
    assert.equal(await command('staircase.markApplied', subject), undefined);
    assert.match(dialogs.said.join('\n'), /no SQL is run/);
    assert.deepEqual(await applied(), []);
    dialogs.press(`Mark on ${targetName}`);
    const report = await command<Report>('staircase.markApplied', subject);
    assert.equal(report?.outcome, 'done');
    assert.deepEqual(await applied(), [SECOND.version]);
    assert.deepEqual(await tables(), []);
  });

  test('on a folder asks which', async () => {
    dialogs.pick('users', 'notes').press(`Mark on ${targetName}`);
    await command('staircase.markApplied', { folder: migrationsPath() });
    assert.deepEqual(dialogs.offered, [['users', 'posts', 'notes']]);
    assert.deepEqual(await applied(), ['20260101000001', '20260101000003']);
  });

  test('says so where every migration has its row', async () => {
    await command('staircase.runPending');
    assert.equal(await command('staircase.markApplied'), undefined);
    assert.match(dialogs.said.join('\n'), /Nothing to mark/);
  });
});
