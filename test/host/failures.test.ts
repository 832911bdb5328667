import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Report } from '../../src/engine/run/report.ts';
import {
  applied,
  freshDatabase,
  isOnServer,
  query,
  tables,
  targetName,
  withSession,
} from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command, states } from './support/extension.ts';
import { unlinted } from './support/findings.ts';
import { once } from './support/once.ts';
import { addFiles, fillWorkspace, migrationsPath, THREE } from './support/workspace.ts';

const BROKEN = 'migrations/20260101000004_broken/up.sql';

suite(`What goes wrong on ${targetName}`, () => {
  let dialogs: Dialogs;

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
  });
  teardown(() => dialogs.restore());

  test('a failing statement is reported with file and line, and leaves nothing behind', async () => {
    await addFiles({ [BROKEN]: 'CREATE TABLE half (id int);\n\nSELECT 1 FROM nowhere;\n' });
    const opened = once(vscode.window.onDidChangeTextEditorSelection);
    dialogs.press('Open File');
    const report = await command<Report>('staircase.runPending');
    assert.equal(report?.outcome, 'failed');
    assert.match(
      dialogs.said.join('\n'),
      /20260101000004_broken\/up\.sql, line 3: relation "nowhere" does not exist/,
    );
    assert.deepEqual(await tables(), ['notes', 'posts', 'users']);
    const [problem] = diagnosticsOf('20260101000004_broken', 'up.sql');
    assert.equal(problem?.range.start.line, 2);
    const { textEditor, selections } = await opened;
    assert.equal(textEditor.document.uri.fsPath, migrationsPath('20260101000004_broken', 'up.sql'));
    assert.equal(selections[0]?.start.line, 2);
  });

  test('a mended file loses its old problem as soon as it is edited', async () => {
    const name = '20260101000005_mended';
    await addFiles({ [`migrations/${name}/up.sql`]: 'SELECT 1 FROM nowhere;\n' });
    await command('staircase.runPending');
    assert.equal(diagnosticsOf(name, 'up.sql').length, 1);
    const path = migrationsPath(name, 'up.sql');
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(path));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '-- '));
    assert.equal(diagnosticsOf(name, 'up.sql').length, 0);
    const report = await command<Report>('staircase.runPending');
    assert.equal(report?.outcome, 'done', 'Run Pending saves what is on the screen first');
  });

  test('what the parser rejects is sent only after a confirmation', async () => {
    await addFiles({ [BROKEN]: 'SELEKT 1;\n' });
    assert.equal(await command('staircase.runPending'), undefined);
    assert.match(dialogs.said.join('\n'), /parser rejects this/);
    assert.deepEqual(await applied(), []);
    dialogs.press(`Run on ${targetName}`);
    const report = await command<Report>('staircase.runPending');
    assert.equal(report?.outcome, 'failed');
    assert.equal((await applied()).length, 3);
  });

  test('COMMIT in the middle of a file is refused before anything runs', async () => {
    await addFiles({ [BROKEN]: 'CREATE TABLE a (id int);\nCOMMIT;\nCREATE TABLE b (id int);\n' });
    const report = await command<Report>('staircase.runPending');
    assert.equal(report?.outcome, 'refused');
    assert.deepEqual(
      report?.refusals.map(({ code, place }) => [code, place?.line]),
      [['transaction-control', 2]],
    );
    assert.deepEqual(await tables(), []);
  });

  test('a duplicate version is shown, refuses the run, and is a problem in the editor', async () => {
    await addFiles({ 'migrations/20260101000003_again/up.sql': 'SELECT 1;\n' });
    assert.equal((await states())['20260101000003'], 'duplicate');
    const report = await command<Report>('staircase.runPending');
    assert.equal(report?.outcome, 'refused');
    assert.deepEqual(await applied(), []);
    const shown = vscode.languages.getDiagnostics().flatMap(([, found]) => found);
    assert.ok(
      shown.some(({ source, message }) => source === 'Staircase' && /20260101000003/.test(message)),
    );
  });

  test('a file changed after it ran refuses the next run', async () => {
    await command('staircase.runPending');
    await addFiles({ 'migrations/20260101000002_posts/up.sql': 'CREATE TABLE other (id int);\n' });
    assert.equal((await states())['20260101000002'], 'changed');
    const report = await command<Report>('staircase.runPending');
    assert.deepEqual(
      report?.refusals.map(({ code }) => code),
      ['changed-checksum'],
    );
  });

  test('a migration without down.sql cannot be reverted, and nothing else is', async () => {
    await addFiles({
      'migrations/20260101000004_oneway/up.sql': 'CREATE TABLE oneway (id int);\n',
    });
    await command('staircase.runPending');
    const report = await command<Report>('staircase.revertLast');
    assert.deepEqual(
      report?.refusals.map(({ code }) => code),
      ['no-down'],
    );
    assert.equal((await applied()).length, 4);
  });

  test('a statement that would sleep for a minute is cancelled', async () => {
    await addFiles({ [BROKEN]: 'CREATE TABLE slow (id int);\nSELECT pg_sleep(60);\n' });
    const running = command<Report>('staircase.runPending');
    const cancel = await dialogs.progress(/4 of 4: run 20260101000004 broken/);
    cancel();
    const report = await running;
    assert.equal(report?.outcome, 'cancelled');
    assert.deepEqual(await tables(), ['notes', 'posts', 'users']);
    assert.equal((await applied()).length, 3);
    assert.equal((await states())['20260101000004'], 'pending');
  });

  if (isOnServer) {
    test('who blocks a script is said in its progress, and in the message what it left once cancelled', async () => {
      await command('staircase.runPending');
      await addFiles({
        [BROKEN]: '-- no-transaction\nCREATE INDEX CONCURRENTLY half ON users (id);\n',
      });
      await withSession(async (writer) => {
        await writer.script('BEGIN; INSERT INTO users VALUES (1)');
        const running = command<Report>('staircase.runPending');
        const cancel = await dialogs.progress(
          /run 20260101000004 broken waits for a lock held by pid/,
        );
        while ((await query("SELECT to_regclass('half') AS half"))[0]?.['half'] === null);
        cancel();
        assert.equal((await running)?.outcome, 'cancelled');
      });
      assert.match(dialogs.said.join('\n'), /^Cancelled on local.*half is left INVALID/m);
    });
  }

  test('Cancel in the view title does the same', async () => {
    await addFiles({ [BROKEN]: 'SELECT pg_sleep(60);\n' });
    const running = command<Report>('staircase.runPending');
    await dialogs.progress(/4 of 4/);
    await command('staircase.cancel');
    assert.equal((await running)?.outcome, 'cancelled');
  });

  test('a second command is kept out while one runs', async () => {
    const first = command<Report>('staircase.runPending');
    const second = command<Report>('staircase.runPending');
    assert.equal(await second, undefined);
    assert.equal((await first)?.outcome, 'done');
    assert.match(dialogs.said.join('\n'), /still going on/);
  });
});

function diagnosticsOf(...names: readonly string[]): readonly vscode.Diagnostic[] {
  return unlinted(migrationsPath(...names));
}
