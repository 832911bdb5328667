import assert from 'node:assert/strict';
import { setup, suite, test } from 'mocha';
import * as vscode from 'vscode';
import { refresh } from './support/extension.ts';
import { apply, foundIn, offeredFor, untilFound } from './support/findings.ts';
import { fillWorkspace, migrationsPath } from './support/workspace.ts';

const RULE = 'not-reversed';
const UP = 'ALTER TABLE orders ADD COLUMN state text;\nCREATE INDEX late ON orders (id);\n';
const DOWN = 'ALTER TABLE orders DROP COLUMN state;\n';

suite('Rehearsal', function () {
  this.timeout(200_000);
  let [count, first, up, down] = [0, '', '', ''];

  /** Of paths that no editor has had open before: what is on disk there counts. */
  setup(async () => {
    count += 1;
    const [orders, late] = [`2026010100000${count}_orders`, `2026010200000${count}_late`];
    first = migrationsPath(orders, 'up.sql');
    [up, down] = [migrationsPath(late, 'up.sql'), migrationsPath(late, 'down.sql')];
    await fillWorkspace({
      [`migrations/${orders}/up.sql`]: 'CREATE TABLE orders (id bigint PRIMARY KEY);\n',
      [`migrations/${orders}/down.sql`]: 'DROP TABLE orders;\n',
      [`migrations/${late}/up.sql`]: UP,
      [`migrations/${late}/down.sql`]: DOWN,
    });
    await refresh();
  });

  test('what is saved is rehearsed, and a quick fix adds what down.sql forgets', async () => {
    await save(up, UP.replace('state text', 'state  text'));
    const [found] = await untilRehearsed(up, 1);
    assert.ok(found);
    assert.match(found.message, /^Index public\.late is left behind/);
    assert.equal(found.range.start.line, 1);
    assert.equal(foundIn(down, RULE).length, 1);
    const fixes = await offeredFor(up, found);
    const fix = fixes.find(({ title }) => title === 'Add to down.sql: DROP INDEX IF EXISTS late');
    assert.ok(fix, fixes.map(({ title }) => title).join('\n'));
    await apply(fix);
    const document = await vscode.workspace.openTextDocument(down);
    assert.match(document.getText(), /DROP INDEX IF EXISTS late;/);
    assert.ok(await document.save());
    await untilRehearsed(up, 0);
    await untilRehearsed(down, 0);
  });

  test('what was found counts no more when a migration before it is changed', async () => {
    await save(up, UP.replace('state text', 'state  text'));
    await untilRehearsed(up, 1);
    await save(first, 'CREATE TABLE orders (id bigint PRIMARY KEY, note text);\n');
    await untilRehearsed(up, 0);
  });

  test('nothing is rehearsed on save where the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('staircase');
    await settings.update('rehearsal.onSave', false);
    await refresh();
    await save(up, UP.replace('state text', 'state  text'));
    await settings.update('rehearsal.onSave', undefined);
    await refresh();
    assert.equal(foundIn(up, RULE).length, 0);
    await save(up, UP);
    await untilRehearsed(up, 1);
  });
});

/** A stage starts in a second, and on a machine that does much else in twenty. */
function untilRehearsed(path: string, count: number): Promise<vscode.Diagnostic[]> {
  return untilFound(path, RULE, count, 100_000);
}

async function save(path: string, text: string): Promise<void> {
  const { document } = await vscode.window.showTextDocument(vscode.Uri.file(path));
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
  assert.ok(await document.save());
}
