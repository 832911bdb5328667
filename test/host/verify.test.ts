import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Remark } from '../../src/engine/plan/plan.ts';
import { applied, freshDatabase, targetName } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command, refresh } from './support/extension.ts';
import { unlinted, untilFound } from './support/findings.ts';
import { once } from './support/once.ts';
import { addFiles, fillWorkspace, migrationsPath, THREE } from './support/workspace.ts';

suite(`Verify on ${targetName}`, () => {
  let dialogs: Dialogs;

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
    await command('staircase.runPending');
  });
  teardown(() => dialogs.restore());

  test('says so where files and ledger agree', async () => {
    assert.deepEqual(await command<Remark[]>('staircase.verify'), []);
    assert.deepEqual(dialogs.said, [`${targetName}: Verified. Files and ledger agree.`]);
  });

  test('lists a change and broken SQL at their places, until the file is edited', async () => {
    await addFiles({
      'migrations/20260101000002_posts/up.sql': 'CREATE TABLE posts (id int);\n',
      'migrations/20260101000003_notes/down.sql': 'SELECT 1;\n\nDRUP TABLE notes;\n',
    });
    const remarks = await command<Remark[]>('staircase.verify');
    assert.deepEqual(
      remarks?.map(({ code }) => code),
      ['changed-checksum', 'syntax-error'],
    );
    assert.match(
      dialogs.said.join('\n'),
      /2 problems\. The first: 20260101000002 posts was changed/,
    );
    const up = migrationsPath('20260101000002_posts', 'up.sql');
    const down = migrationsPath('20260101000003_notes', 'down.sql');
    assert.deepEqual([up, down].map(shown), [['Error 0'], ['Warning 2']]);
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(down));
    const gone = once(vscode.languages.onDidChangeDiagnostics, () => shown(down).length === 0);
    await editor.edit((edit) => edit.insert(new vscode.Position(2, 0), '-- '));
    await gone;
    assert.deepEqual([up, down].map(shown), [['Error 0'], []]);
  });

  test('lists a row without a file at the folder, and what is wrong on disk once', async () => {
    await fillWorkspace({
      ...Object.fromEntries(Object.entries(THREE).filter(([path]) => !path.includes('posts'))),
      'migrations/20260101000003_again/up.sql': 'SELECT 1;\n',
    });
    await refresh();
    await command('staircase.verify');
    assert.deepEqual(shown(migrationsPath()), ['Error 0']);
    const again = migrationsPath('20260101000003_again', 'up.sql');
    await untilFound(again, 'duplicate-version', 1);
    assert.deepEqual([migrationsPath('20260101000003_again'), again].map(shown), [[], []]);
  });

  test('takes back of its list what is repaired, and nothing else', async () => {
    await addFiles({
      'migrations/20260101000002_posts/up.sql': 'CREATE TABLE posts (id int);\n',
      'migrations/20260101000003_notes/up.sql': 'CREATE TABLE notes (id int);\n',
    });
    await command('staircase.verify');
    await command('staircase.runPending');
    const paths = ['20260101000002_posts', '20260101000003_notes'].map((it) =>
      migrationsPath(it, 'up.sql'),
    );
    assert.deepEqual(paths.map(shown), [['Error 0'], ['Error 0']], 'a refused run changes nothing');
    dialogs.press(`Take Checksum of File on ${targetName}`);
    await command('staircase.repair', { folder: migrationsPath(), version: '20260101000002' });
    assert.deepEqual(paths.map(shown), [[], ['Error 0']]);
  });

  test('takes its list back when a run begins', async () => {
    const path = 'migrations/20260101000003_notes/down.sql';
    await addFiles({
      [path]: 'DRUP TABLE notes;\n',
      'migrations/20260101000004_more/up.sql': 'SELECT 1;\n',
    });
    await command('staircase.verify');
    assert.equal(shown(migrationsPath('20260101000003_notes', 'down.sql')).length, 1);
    await command('staircase.runPending');
    assert.equal((await applied()).length, 4);
    assert.equal(shown(migrationsPath('20260101000003_notes', 'down.sql')).length, 0);
  });
});

function shown(path: string): string[] {
  return unlinted(path).map(
    ({ severity, range }) => `${vscode.DiagnosticSeverity[severity]} ${range.start.line}`,
  );
}
