import assert from 'node:assert/strict';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Report } from '../../src/engine/run/report.ts';
import { applied, freshDatabase, targetName } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command, refresh } from './support/extension.ts';
import { once } from './support/once.ts';
import {
  addFiles,
  fillWorkspace,
  migrationsPath,
  THREE,
  workspacePath,
} from './support/workspace.ts';

const BILLING = {
  'billing/migrations/20260101000009_invoices/up.sql': 'CREATE TABLE invoices (id int);\n',
  'billing/migrations/20260101000009_invoices/down.sql': 'DROP TABLE invoices;\n',
};

suite(`Folders on ${targetName}`, () => {
  let dialogs: Dialogs;

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
  });
  teardown(() => dialogs.restore());

  test('two folders on one ledger are planned together, and neither calls the other missing', async () => {
    await addFiles(BILLING);
    dialogs.pick('All 2 folders');
    assert.equal((await command<Report>('staircase.runPending'))?.steps.length, 4);
    const { ledgers, views } = await refresh();
    assert.equal(ledgers.length, 1);
    assert.equal(views.length, 2);
    for (const { state } of views) {
      assert.ok(state.kind === 'planned');
      assert.deepEqual(state.plan.refusals, []);
    }
  });

  test('a command on one folder leaves the other alone', async () => {
    await addFiles(BILLING);
    await command('staircase.runPending', {
      folder: join(workspacePath(), 'billing', 'migrations'),
    });
    assert.deepEqual(await applied(), ['20260101000009']);
  });

  test('a command on a folder that is not there touches no other', async () => {
    assert.equal(
      await command('staircase.runPending', { folder: migrationsPath('gone') }),
      undefined,
    );
    assert.match(dialogs.said.join(), /is not among the migration folders/);
    assert.deepEqual(await applied(), []);
  });

  test('a folder that settings name and that is not there is reported with where it was searched', async () => {
    await addFiles({ '.vscode/settings.json': '{"staircase.folders": ["db/gone"]}' });
    await configured(() => folders().length === 1);
    const { missing } = await refresh();
    assert.deepEqual(
      missing.map(({ path, searchedFrom }) => [path, searchedFrom]),
      [[join(workspacePath(), 'db', 'gone'), workspacePath()]],
    );
    await rm(join(workspacePath(), '.vscode'), { recursive: true });
    await configured(() => folders().length === 0);
  });

  test('a folder that settings name is noticed by itself when the directory above it moves', async () => {
    await addFiles({
      'db/sql/20260101000001_again/up.sql': 'SELECT 1;\n',
      'db/sql/20260101000001_twice/up.sql': 'SELECT 1;\n',
      '.vscode/settings.json': '{"staircase.folders": ["db/sql"]}',
    });
    await configured(() => folders().length === 1);
    const twice = () => /20260101000001/.test(problems().join('\n'));
    const listed = once(vscode.languages.onDidChangeDiagnostics, twice);
    await refresh();
    if (!twice()) await listed;
    const [db, moved] = [join(workspacePath(), 'db'), join(workspacePath(), 'moved')];
    const gone = once(vscode.languages.onDidChangeDiagnostics, () =>
      /was not found/.test(problems().join('\n')),
    );
    await rename(db, moved);
    await gone;
    const back = once(
      vscode.languages.onDidChangeDiagnostics,
      () => !/was not found/.test(problems().join('\n')),
    );
    await rename(moved, db);
    await back;
    await rm(join(workspacePath(), '.vscode'), { recursive: true });
    await configured(() => folders().length === 0);
  });

  test('what is wrong on disk becomes a problem by itself when a file is saved', async () => {
    await refresh();
    // The file is empty for a moment while it is written, which is a problem, too.
    const noticed = once(vscode.languages.onDidChangeDiagnostics, () =>
      problems().some((it) => it.includes('UTF-8')),
    );
    await writeFile(migrationsPath('20260101000001_users', 'up.sql'), Buffer.from([0xff, 0xfe]));
    await noticed;
  });

  test('a folder that is deleted disappears with its problems', async () => {
    const listed = once(vscode.languages.onDidChangeDiagnostics, () => problems().length > 0);
    await addFiles({ 'migrations/20260101000001_again/up.sql': 'SELECT 1;\n' });
    await refresh();
    await listed;
    const gone = once(vscode.languages.onDidChangeDiagnostics, () => problems().length === 0);
    await rm(migrationsPath('20260101000001_again'), { recursive: true });
    await gone;
  });
});

function problems(): string[] {
  const found = vscode.languages.getDiagnostics().flatMap(([, diagnostics]) => diagnostics);
  return found.filter(({ source }) => source === 'Staircase').map(({ message }) => message);
}

function folders(): readonly string[] {
  return vscode.workspace.getConfiguration('staircase').get<string[]>('folders', []);
}

/** VS Code reads a settings file some time after it was written. */
async function configured(is: () => boolean): Promise<void> {
  if (!is()) await once(vscode.workspace.onDidChangeConfiguration, is);
}
