import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import { refresh } from './support/extension.ts';
import { apply, foundIn, offeredFor, untilFound } from './support/findings.ts';
import { once } from './support/once.ts';
import { withoutWatcher } from './support/withoutWatcher.ts';
import { addFiles, fillWorkspace, migrationsPath } from './support/workspace.ts';

const UP = 'CREATE TABLE IF NOT EXISTS notes (id int);\n';

suite('Lint', () => {
  let [count, up, down] = [0, '', ''];

  /** Of a path that no editor has had open before: what is on disk there counts. */
  setup(async () => {
    count += 1;
    const name = `2025010100000${count}_notes`;
    [up, down] = [migrationsPath(name, 'up.sql'), migrationsPath(name, 'down.sql')];
    await fillWorkspace({
      [`migrations/${name}/up.sql`]: UP,
      [`migrations/${name}/down.sql`]: 'DROP TABLE IF EXISTS notes;\n',
    });
    await refresh();
  });

  test('what is typed is underlined before it is saved, and a quick fix mends it', async () => {
    const document = await type(up, 'CREATE TABLE t (id int);');
    const [found] = await untilFound(up, 'missing-if-not-exists', 1);
    assert.ok(found);
    assert.equal(document.isDirty, true);
    const [fix] = await offeredFor(up, found);
    assert.equal(fix?.isPreferred, true);
    await apply(fix);
    await untilFound(up, 'missing-if-not-exists', 0);
    assert.equal(document.getText(), 'CREATE TABLE IF NOT EXISTS t (id int);');
    assert.ok(await document.save());
  });

  test('a down.sql that is deleted is missed in the up.sql, and a quick fix makes it', async () => {
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(up));
    await rm(down);
    const [found] = await untilFound(up, 'missing-down', 1);
    assert.ok(found);
    const [fix] = await offeredFor(up, found);
    assert.match(fix?.title ?? '', /^Create down\.sql/);
    editor.selection = new vscode.Selection(found.range.start, found.range.start);
    const shown = once(vscode.window.onDidChangeActiveTextEditor, (it) => it !== undefined);
    const preferred = { kind: 'quickfix', apply: 'first', preferred: true };
    await vscode.commands.executeCommand('editor.action.codeAction', preferred);
    assert.equal((await shown)?.document.uri.fsPath, down);
    await untilFound(up, 'missing-down', 0);
    assert.match(await readFile(down, 'utf8'), /DROP TABLE IF EXISTS notes/);
  });

  test('a file that is changed by others is linted though it is not open', async () => {
    await writeFile(up, 'CREATE TABLE t (id int);');
    await untilFound(up, 'missing-if-not-exists', 1);
    await writeFile(up, UP);
    await untilFound(up, 'missing-if-not-exists', 0);
  });

  test("what VS Code's own watcher has missed is seen all the same", async () => {
    const name = '20250301000001_missed';
    const path = migrationsPath(name, 'up.sql');
    await withoutWatcher(() =>
      fillWorkspace({
        [`migrations/${name}/up.sql`]: UP,
        [`migrations/${name}/down.sql`]: 'DROP TABLE IF EXISTS notes;\n',
      }),
    );
    await untilFound(path, 'prefer-bigint-over-int', 1);
    for (const [text, count] of [
      ['CREATE TABLE t (id int);', 1],
      [UP, 0],
    ] as const) {
      await writeFile(path, text);
      await untilFound(path, 'missing-if-not-exists', count);
    }
    await rm(migrationsPath(name, 'down.sql'));
    await untilFound(path, 'missing-down', 1);
    await writeFile(migrationsPath(name, 'down.sql'), 'DROP TABLE IF EXISTS notes;\n');
    await untilFound(path, 'missing-down', 0);
  });

  test('settings count at once', async () => {
    await writeFile(up, 'CREATE TABLE t (id int);');
    await untilFound(up, 'missing-if-not-exists', 1);
    const settings = vscode.workspace.getConfiguration('staircase');
    await settings.update('lint.rules', { 'missing-if-not-exists': 'off' });
    await untilFound(up, 'missing-if-not-exists', 0);
    await settings.update('lint.rules', undefined);
    await untilFound(up, 'missing-if-not-exists', 1);
  });

  test('what is safe is mended on save for those who want it', async () => {
    const path = migrationsPath('20250201000002_saved', 'up.sql');
    await addFiles({ 'migrations/20250201000002_saved/up.sql': '\n' });
    const document = await type(path, 'CREATE TABLE t (id int);\nCREATE TABLE u (id int);\n');
    await untilFound(path, 'missing-if-not-exists', 2);
    const editor = vscode.workspace.getConfiguration('editor');
    await editor.update('codeActionsOnSave', { 'source.fixAll.staircase': 'explicit' });
    const saved = once(vscode.workspace.onDidSaveTextDocument);
    await vscode.commands.executeCommand('workbench.action.files.save');
    await saved;
    await editor.update('codeActionsOnSave', undefined);
    assert.equal(
      document.getText(),
      'CREATE TABLE IF NOT EXISTS t (id int);\nCREATE TABLE IF NOT EXISTS u (id int);\n',
    );
    assert.equal(document.isDirty, false);
  });

  test('the outline lists the statements', async () => {
    await untilFound(up, 'prefer-bigint-over-int', 1);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      vscode.Uri.file(up),
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['CREATE TABLE IF NOT EXISTS notes'],
    );
  });

  test('a server that dies is started again and knows what is open and unsaved', async () => {
    const document = await type(up, 'CREATE TABLE t (id int);');
    await untilFound(up, 'missing-if-not-exists', 1);
    const gone = untilFound(up, 'missing-if-not-exists', 0);
    process.kill(await serverProcess(), 'SIGKILL');
    await gone;
    await untilFound(up, 'missing-if-not-exists', 1);
    assert.equal(document.isDirty, true);
    assert.equal(foundIn(up, 'missing-down').length, 0);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});

/** Replaces the text of a file in an editor, unsaved. */
async function type(path: string, text: string): Promise<vscode.TextDocument> {
  const editor = await vscode.window.showTextDocument(vscode.Uri.file(path));
  const { document } = editor;
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.edit((edit) => edit.replace(all, text));
  return document;
}

/** The language server is a child of this process, the extension host. */
async function serverProcess(): Promise<number> {
  const children = await readFile(`/proc/self/task/${process.pid}/children`, 'utf8');
  for (const pid of children.trim().split(' ')) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.includes('server.cjs') && line.includes('--node-ipc')) return Number(pid);
  }
  throw new Error('the language server does not run');
}
