import assert from 'node:assert/strict';
import { access, readFile } from 'node:fs/promises';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { WrittenDown } from '../../src/rehearser/writeDownTask.ts';
import { Dialogs } from './support/dialogs.ts';
import { command, refresh } from './support/extension.ts';
import { offeredFor, untilFound } from './support/findings.ts';
import { fillWorkspace, migrationsPath } from './support/workspace.ts';

const FORGETS = '-- The table only.\nDROP TABLE items;\n';

suite('down.sql, proven before it is written', () => {
  let dialogs: Dialogs;
  const folder = migrationsPath();
  const [missing, up] = ['1_orders', '1_orders/up.sql'].map((it) => migrationsPath(it));
  const own = migrationsPath('2_items', 'down.sql');

  setup(async () => {
    await fillWorkspace({
      'migrations/1_orders/up.sql':
        "DO $$ BEGIN EXECUTE 'CREATE TABLE orders (id bigint PRIMARY KEY)'; END $$;\n",
      'migrations/2_items/up.sql':
        'CREATE TABLE items (id bigint);\nCREATE INDEX late ON orders (id);\n',
      'migrations/2_items/down.sql': FORGETS,
    });
    await refresh();
    dialogs = new Dialogs();
  });
  teardown(() => dialogs.restore());

  test('the quick fix of a missing one asks the stage, writes the file and opens it', async () => {
    assert.ok(up !== undefined && missing !== undefined);
    await vscode.window.showTextDocument(vscode.Uri.file(up));
    const [found] = await untilFound(up, 'missing-down', 1);
    assert.ok(found);
    const offered = await offeredFor(up, found);
    const generate = offered.find((it) => it.command?.command === 'staircase.generateDown');
    assert.ok(generate?.command);
    const { arguments: subjects = [] } = generate.command;
    const written = await command<WrittenDown>('staircase.generateDown', subjects[0]);
    assert.equal(written?.isProven, true);
    const text = await readFile(written.path, 'utf8');
    assert.match(text, /^DROP TABLE IF EXISTS public\.orders;$/m);
    assert.equal(vscode.window.activeTextEditor?.document.uri.fsPath, written.path);
    await untilFound(up, 'missing-down', 0);
  });

  test('a repair keeps what is there, adds what is missing, and can be undone', async () => {
    const repaired = await command<WrittenDown>('staircase.repairDown', { folder, version: '2' });
    assert.equal(repaired?.isProven, true);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.isDirty, false);
    assert.ok(document?.getText().startsWith(FORGETS));
    assert.match(await readFile(own, 'utf8'), /^DROP INDEX IF EXISTS public\.late;$/m);
    await vscode.commands.executeCommand('undo');
    assert.equal(document?.getText(), FORGETS);
    await document?.save();
  });

  test('what is there is replaced only when the person says so', async () => {
    const subject = { folder, version: '2' };
    await command('staircase.generateDown', subject);
    assert.match(dialogs.said.join('\n'), /down\.sql is there already/);
    assert.equal(await readFile(own, 'utf8'), FORGETS);
    dialogs.press('Replace');
    await command('staircase.generateDown', subject);
    assert.match(await readFile(own, 'utf8'), /^-- Rollback for items/);
    await access(own);
  });
});
