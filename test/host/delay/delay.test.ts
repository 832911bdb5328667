import assert from 'node:assert/strict';
import { cp, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { lensesOf } from '../support/codeLenses.ts';
import { command, refresh } from '../support/extension.ts';
import { fillWorkspace, migrationsPath } from '../support/workspace.ts';
import { type Blocking, whileWatched } from './whileWatched.ts';

const { STAIRCASE_CORPUS: corpus, STAIRCASE_DELAY_RESULTS: results } = process.env;
const SAVES = 20;
const QUIET = 10_000;

/**
 * Measures and judges nothing: `node bench/hostDelay.ts` opens this window, and writes down what it
 * finds, for how long a machine keeps a process waiting is not ours to say.
 */
suite('The extension host beside a history that is rehearsed', function () {
  this.timeout(330_000);
  const found: Record<string, Blocking> = {};

  suiteSetup(async () => {
    assert.ok(corpus);
    await fillWorkspace({ 'migrations/.keep': '' });
    await cp(corpus, migrationsPath(), { recursive: true });
    await refresh();
  });
  suiteTeardown(async () => {
    assert.ok(results);
    await writeFile(results, JSON.stringify(found));
  });

  test('with nothing to do', async () => {
    found['nothing'] = await whileWatched(async () => void (await setTimeout(QUIET)));
  });

  test('all are rehearsed', async () => {
    found['all'] = await whileWatched(async () => {
      const told = await command<unknown[]>('staircase.rehearseAll', { folder: migrationsPath() });
      assert.ok(told?.length);
    });
  });

  test('the last one is saved', async () => {
    const files = await vscode.workspace.findFiles('migrations/**/up.sql');
    const last = files
      .map(({ fsPath }) => fsPath)
      .toSorted()
      .at(-1);
    assert.ok(last);
    const document = await vscode.workspace.openTextDocument(last);
    found['saves'] = await whileWatched(async () => {
      for (let n = 0; n < SAVES; n++) {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(document.uri, new vscode.Position(document.lineCount, 0), `\n-- ${n}`);
        await vscode.workspace.applyEdit(edit);
        assert.ok(await document.save());
        await untilRehearsed(last);
      }
    });
  });
});

/** Both marks of one that goes on: before the stage is asked, and while it works. */
async function untilRehearsed(path: string): Promise<void> {
  do await setTimeout(200);
  while (/rehears/.test((await lensesOf(path))[0] ?? 'rehearsing'));
}
