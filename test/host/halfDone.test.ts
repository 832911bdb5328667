import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import type { Report } from '../../src/engine/run/report.ts';
import {
  applied,
  freshDatabase,
  isOnServer,
  query,
  script,
  tables,
  targetName,
} from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command } from './support/extension.ts';
import { addFiles, fillWorkspace, migrationsPath, THREE } from './support/workspace.ts';

const FOURTH = '20260101000004';
const ONE = 'CREATE TABLE one (id int);';
const HALF = {
  [`migrations/${FOURTH}_half/up.sql`]: `-- no-transaction\n${ONE}\nCOMMIT;\nCREATE TABLE two (id int);\n`,
  [`migrations/${FOURTH}_half/down.sql`]: 'DROP TABLE IF EXISTS two;\nDROP TABLE one;\n',
};

suite(`A migration outside a transaction that is half done, on ${targetName}`, () => {
  let dialogs: Dialogs;
  const subject = () => ({ folder: migrationsPath(), version: FOURTH });

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
    await command('staircase.runPending');
    await addFiles(HALF);
  });
  teardown(() => dialogs.restore());

  test('stops the run, and Resume in its message sends what is missing', async () => {
    await script(ONE);
    dialogs.press('Resume', `Resume on ${targetName}`);
    const resumed = dialogs.news(/^\$\(check\) Done on/);
    const report = await command<Report>('staircase.runPending');
    assert.deepEqual(report?.steps[0]?.failure?.choices, ['resume', 'undo', 'mark']);
    await resumed;
    assert.match(dialogs.said.join('\n'), /line 2 is done already.*\n.*line 4 has not landed/);
    assert.equal((await applied()).at(-1), FOURTH);
    assert.deepEqual(await tables(), ['notes', 'one', 'posts', 'two', 'users']);
  });

  test('is taken back by Undo', async () => {
    await script(ONE);
    dialogs.press(`Undo on ${targetName}`);
    assert.equal((await command<Report>('staircase.undo', subject()))?.outcome, 'done');
    assert.deepEqual(await tables(), ['notes', 'posts', 'users']);
    assert.equal((await applied()).length, 3);
  });

  test('is called applied by Mark as Applied in the message', async () => {
    await script(ONE);
    dialogs.press('Mark as Applied', `Mark on ${targetName}`);
    const marked = dialogs.news(/^\$\(check\) Done on/);
    await command('staircase.runPending');
    await marked;
    assert.equal((await applied()).at(-1), FOURTH);
    assert.ok(!(await tables()).includes('two'));
  });

  test('is not resumed where nothing of it is done', async () => {
    assert.equal((await command<Report>('staircase.resume'))?.outcome, undefined);
    dialogs.pick('half');
    const report = await command<Report>('staircase.resume');
    assert.deepEqual(
      report?.refusals.map(({ code }) => code),
      ['nothing-to-resume'],
    );
  });

  if (isOnServer) {
    test('leaves an INVALID index, which Drop Index drops, and Run Pending goes on', async () => {
      await script('INSERT INTO users VALUES (1), (2); ALTER TABLE users ADD COLUMN a int');
      await addFiles({
        [`migrations/${FOURTH}_half/up.sql`]:
          '-- no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY users_a ON users ((a IS NULL));\n',
      });
      dialogs.press('Drop Index', `Drop on ${targetName}`);
      assert.equal((await command<Report>('staircase.runPending'))?.outcome, 'failed');
      await dialogs.saying(/^Dropped the index public\.users_a on/);
      assert.deepEqual(await query(`SELECT to_regclass('users_a') AS it`), [{ it: null }]);
      await script('DELETE FROM users');
      assert.equal((await command<Report>('staircase.runPending'))?.outcome, 'done');
    });
  }
});
