import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Report } from '../../src/engine/run/report.ts';
import { applied, freshDatabase, isOnServer } from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command } from './support/extension.ts';
import { fillWorkspace, THREE } from './support/workspace.ts';

const CASES = [
  { title: 'Revert Last', id: 'staircase.revertLast', button: 'Revert on live', left: 2 },
  { title: 'Redo Last', id: 'staircase.redoLast', button: 'Redo on live', left: 3 },
] as const;

if (isOnServer) {
  suite('A production target', () => {
    let dialogs: Dialogs;

    setup(async () => {
      await fillWorkspace(THREE);
      await freshDatabase();
      dialogs = new Dialogs();
      await command('staircase.runPending');
      const url = process.env['DATABASE_URL'] ?? '';
      await targets([{ name: 'live', url, role: 'production' }]);
    });
    teardown(async () => {
      dialogs.restore();
      await targets(undefined);
    });

    for (const { title, id, button, left } of CASES) {
      test(`${title} wants its name typed`, async () => {
        assert.equal(await command(id), undefined, 'the question is dismissed');
        dialogs.press(button);
        assert.equal(await command(id), undefined, 'no name is typed');
        dialogs.press(button).type('local');
        assert.equal(await command(id), undefined, 'another name is typed');
        assert.equal((await applied()).length, 3);
        dialogs.press(button).type('live');
        assert.equal((await command<Report>(id))?.outcome, 'done');
        assert.equal((await applied()).length, left);
      });
    }
  });
}

async function targets(value: readonly object[] | undefined): Promise<void> {
  await vscode.workspace
    .getConfiguration('staircase')
    .update('targets', value, vscode.ConfigurationTarget.Workspace);
}
