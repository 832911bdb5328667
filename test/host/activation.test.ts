import assert from 'node:assert/strict';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';

const EXTENSION = 'staircase.staircase';

suite('Activation', () => {
  test('the extension is found under its own name and activates', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension, `${EXTENSION} is not among the extensions`);
    await extension.activate();
    assert.ok(extension.isActive);
  });

  test('every command of the manifest is registered', async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    const contributed: { command: string }[] = extension?.packageJSON.contributes.commands;
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = contributed.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });
});
