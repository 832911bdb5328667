import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import type { Report } from '../../src/engine/run/report.ts';
import { applied, freshDatabase, script, tables, targetName } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command, refresh, states } from './support/extension.ts';
import { fillWorkspace, migrationsPath, THREE } from './support/workspace.ts';

const [FIRST, SECOND, THIRD] = ['20260101000001', '20260101000002', '20260101000003'] as const;

suite(`Run and revert on ${targetName}`, () => {
  let dialogs: Dialogs;

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
  });
  teardown(() => dialogs.restore());

  test('Refresh sees every migration pending, and creates no ledger', async () => {
    assert.deepEqual(await states(), {
      [FIRST]: 'pending',
      [SECOND]: 'pending',
      [THIRD]: 'pending',
    });
    assert.deepEqual(await tables(), []);
    assert.deepEqual(await applied(), []);
  });

  test('Run Pending runs all, in version order, and asks nothing on a local target', async () => {
    const report = await command<Report>('staircase.runPending');
    assert.equal(report?.outcome, 'done');
    assert.deepEqual(await tables(), ['notes', 'posts', 'users']);
    assert.deepEqual(await applied(), [FIRST, SECOND, THIRD]);
    assert.deepEqual(Object.values(await states()), ['applied', 'applied', 'applied']);
    assert.deepEqual(dialogs.said, []);
  });

  test('Run Pending again says that there is nothing to do', async () => {
    await command('staircase.runPending');
    await command('staircase.runPending');
    assert.match(dialogs.said.join('\n'), /Nothing to run/);
  });

  test('Run Up to Here stops at the migration it was called on', async () => {
    await command('staircase.runTo', { folder: migrationsPath(), version: SECOND });
    assert.deepEqual(await applied(), [FIRST, SECOND]);
  });

  test('Run Up to Here asks which, when called from the palette', async () => {
    dialogs.pick('users');
    await command('staircase.runTo');
    assert.deepEqual(dialogs.offered, [['users', 'posts', 'notes']]);
    assert.deepEqual(await applied(), [FIRST]);
  });

  test('Revert Last names the target and what will be lost, and does nothing unless confirmed', async () => {
    await command('staircase.runPending');
    const report = await command<Report>('staircase.revertLast');
    assert.equal(report, undefined);
    const [question = ''] = dialogs.said;
    assert.match(question, new RegExp(`Revert 1 migration on ${targetName}\\?`));
    assert.match(question, /notes/);
    assert.deepEqual(await applied(), [FIRST, SECOND, THIRD]);
  });

  test('Revert Last takes back the newest', async () => {
    await command('staircase.runPending');
    dialogs.press(`Revert on ${targetName}`);
    const report = await command<Report>('staircase.revertLast');
    assert.equal(report?.outcome, 'done');
    assert.deepEqual(await tables(), ['posts', 'users']);
    assert.deepEqual(await applied(), [FIRST, SECOND]);
  });

  test('Revert Down to Here keeps the migration it was called on', async () => {
    await command('staircase.runPending');
    dialogs.press(`Revert on ${targetName}`);
    await command('staircase.revertTo', { folder: migrationsPath(), version: FIRST });
    assert.deepEqual(await applied(), [FIRST]);
  });

  test('Revert Down to Here asks which, when called from the palette', async () => {
    await command('staircase.runPending');
    dialogs.pick('posts').press(`Revert on ${targetName}`);
    await command('staircase.revertTo');
    assert.deepEqual(await applied(), [FIRST, SECOND]);
  });

  test('Redo Last takes the newest back and runs it again', async () => {
    await command('staircase.runPending');
    await script('INSERT INTO notes VALUES (1)');
    dialogs.press(`Redo on ${targetName}`);
    const report = await command<Report>('staircase.redoLast');
    assert.deepEqual(
      report?.steps.map(({ step, outcome }) => [step.direction, outcome]),
      [
        ['down', 'done'],
        ['up', 'done'],
      ],
    );
    assert.deepEqual(await applied(), [FIRST, SECOND, THIRD]);
  });

  test('Reset reverts everything and offers to run it again', async () => {
    await command('staircase.runPending');
    dialogs.press(`Reset on ${targetName}`);
    await command('staircase.reset');
    assert.deepEqual(await tables(), []);
    assert.deepEqual(await applied(), []);
    assert.match(dialogs.said.join('\n'), /Reset is done: 3 migrations reverted/);
  });

  test('Reset offers to run everything again, and does', async () => {
    await command('staircase.runPending');
    const again = dialogs.news(/3 of 3 steps done/, 2);
    dialogs.press(`Reset on ${targetName}`, 'Run Again');
    await command('staircase.reset');
    await again;
    assert.deepEqual(await applied(), [FIRST, SECOND, THIRD]);
  });

  test('the tree follows what another program does to the ledger, at the next refresh', async () => {
    await command('staircase.runPending');
    await script(`DELETE FROM _sqlx_migrations WHERE version = ${THIRD}; DROP TABLE notes`);
    assert.equal((await states())[THIRD], 'pending');
    assert.equal((await refresh()).ledgers.length, 1);
  });
});
