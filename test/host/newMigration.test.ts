import assert from 'node:assert/strict';
import { on } from 'node:events';
import { watch } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Report } from '../../src/engine/run/report.ts';
import { freshDatabase, tables, targetName } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command } from './support/extension.ts';
import {
  addFiles,
  fillWorkspace,
  migrationsPath,
  THREE,
  workspacePath,
} from './support/workspace.ts';

interface Written {
  readonly version: bigint;
  readonly up: string;
  readonly down?: string;
}

suite(`New Migration on ${targetName}`, () => {
  let dialogs: Dialogs;

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
  });
  teardown(() => dialogs.restore());

  test('asks description and template, writes both files, and opens up.sql, saved', async () => {
    dialogs.type('create tags').pick('Create table');
    const written = await command<Written>('staircase.newMigration');
    assert.ok(written?.down);
    assert.match(written.up, /\d{14}_create_tags[\\/]up\.sql$/);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, written.up);
    assert.equal(editor?.document.getText(), await readFile(written.up, 'utf8'));
    assert.equal(editor?.document.isDirty, false);
    assert.ok(
      editor?.selections.every(({ isEmpty }) => !isEmpty),
      'the first tab stop is selected',
    );
  });

  test('down.sql follows what is typed into up.sql, until someone edits it', async () => {
    dialogs.type('create tags').pick('Create table');
    const { up, down } = (await command<Written>('staircase.newMigration')) ?? assert.fail();
    assert.ok(down);
    assert.match(await readFile(down, 'utf8'), /DROP TABLE IF EXISTS orders/);
    await typeOver(up, 'orders', 'tags');
    await fileSays(down, /DROP TABLE IF EXISTS tags/);
    await writeFile(down, '-- mine\n');
    await typeOver(up, 'tags', 'labels');
    await typeOver(down, 'mine', 'mine still');
    assert.equal(await readFile(down, 'utf8'), '-- mine still\n');
  });

  test('what it writes can be run and reverted as it stands', async () => {
    dialogs.type('create tags').pick('Create table');
    await command('staircase.newMigration');
    const report = await command<Report>('staircase.runPending');
    assert.equal(report?.outcome, 'done', dialogs.said.join('\n'));
    dialogs.press(`Revert on ${targetName}`);
    await command('staircase.revertLast');
    assert.deepEqual(await tables(), ['notes', 'posts', 'users']);
  });

  test('text that is typed over the tab stops and not saved is saved by Run Pending', async () => {
    dialogs.type('create tags').pick('Blank');
    await command('staircase.newMigration');
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, '\nCREATE TABLE tags (id int);\n'));
    await command('staircase.runPending');
    assert.ok((await tables()).includes('tags'));
  });

  test('sorts after the newest, though that lies in the future', async () => {
    await addFiles({ 'migrations/29990101000000_far/up.sql': 'SELECT 1;\n' });
    dialogs.type('next').pick('Blank');
    const written = await command<Written>('staircase.newMigration');
    assert.equal(written?.version, 29990101000001n);
  });

  test('sorts after the newest of another folder on the same ledger, and after its rows', async () => {
    await addFiles({ 'billing/migrations/29990101000000_far/up.sql': 'SELECT 1;\n' });
    assert.equal(await versionOfNext(), 29990101000001n);
    await command('staircase.runPending', { folder: join(workspacePath(), 'billing/migrations') });
    await fillWorkspace(THREE);
    await command('staircase.refresh');
    assert.equal(await versionOfNext(), 29990101000001n);
    await freshDatabase();
    await command('staircase.refresh');
  });

  test('follows a flat folder', async () => {
    await fillWorkspace({
      'migrations/1_users.up.sql': 'CREATE TABLE users (id int);\n',
      'migrations/1_users.down.sql': 'DROP TABLE users;\n',
    });
    dialogs.type('posts').pick('Blank');
    const written = await command<Written>('staircase.newMigration');
    assert.equal(written?.up, migrationsPath('2_posts.up.sql'));
  });

  test('asks for the folder where there is none yet', async () => {
    await fillWorkspace({ 'README.md': '' });
    dialogs.type('db/migrations', 'first').pick('Blank');
    const written = await command<Written>('staircase.newMigration');
    assert.ok(written?.up.startsWith(join(workspacePath(), 'db', 'migrations')));
  });

  test('proposes the folder that sqlx.toml names, where it is not there yet', async () => {
    await fillWorkspace({ 'sqlx.toml': '[migrate]\nmigrations-dir = "database/steps"\n' });
    dialogs.type('database/steps', 'first').pick('Blank');
    const written = await command<Written>('staircase.newMigration');
    assert.ok(written?.up.startsWith(join(workspacePath(), 'database', 'steps')));
  });

  test("offers the workspace's own templates, which win over ours by name", async () => {
    await addFiles({ 'migrations-template/blank/up.sql': '-- ours: {{description}}\nSELECT 1;\n' });
    dialogs.type('own').pick('Blank');
    const written = await command<Written>('staircase.newMigration');
    assert.equal(await readFile(written?.up ?? '', 'utf8'), '-- ours: own\nSELECT 1;\n');
  });

  test('says while it is typed what is wrong with a description', async () => {
    for (const description of ['', '   ', 'a/b']) {
      dialogs.type(description);
      assert.equal(await command('staircase.newMigration'), undefined);
    }
    assert.equal(dialogs.objections.length, 3, dialogs.objections.join('\n'));
  });

  test('says so when the folder cannot be written', async () => {
    if (process.getuid?.() === 0) await addFiles({ 'db/migrations': 'a file, not a folder' });
    else await chmod(migrationsPath(), 0o500);
    const answers = process.getuid?.() === 0 ? ['db/migrations', 'x'] : ['x'];
    if (answers.length > 1) await fillWorkspace({ db: 'a file, where the folder should be' });
    dialogs.type(...answers).pick('Blank');
    try {
      assert.equal(await command('staircase.newMigration'), undefined);
      assert.equal(dialogs.said.length, 1);
    } finally {
      if (process.getuid?.() !== 0) await chmod(migrationsPath(), 0o700);
    }
  });
});

/** Of a migration that is new in the folder `migrations`. */
async function versionOfNext(): Promise<bigint | undefined> {
  const dialogs = new Dialogs().type('next').pick('Blank');
  const written = await command<Written>('staircase.newMigration', { folder: migrationsPath() });
  dialogs.restore();
  return written?.version;
}

/** Replaces a word everywhere in a file, in the editor, and saves. */
async function typeOver(path: string, word: string, by: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument(path);
  const editor = await vscode.window.showTextDocument(document);
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const text = document.getText().replaceAll(word, by);
  await editor.edit((edit) => edit.replace(whole, text));
  assert.ok(await document.save());
}

async function fileSays(path: string, expected: RegExp): Promise<void> {
  const watcher = watch(path);
  const changes = on(watcher, 'change', { signal: AbortSignal.timeout(10_000) });
  while (!expected.test(await readFile(path, 'utf8'))) await changes.next();
  watcher.close();
}
