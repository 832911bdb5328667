import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { suite, suiteTeardown, test } from 'mocha';
import * as vscode from 'vscode';
import { untilFound } from '../support/findings.ts';
import { addFiles, migrationsPath, workspacePath } from '../support/workspace.ts';

suite('Lint in a workspace that is not trusted', () => {
  const name = 'migrations/20990101000001_unsafe/up.sql';
  const path = migrationsPath('20990101000001_unsafe', 'up.sql');

  suiteTeardown(async () => {
    await rm(migrationsPath(), { recursive: true });
    await untilFound(path, 'ban-char-field', 0);
  });

  test('works: SQL is read and never run', async () => {
    assert.equal(vscode.workspace.isTrusted, false, workspacePath());
    await addFiles({ [name]: 'CREATE TABLE IF NOT EXISTS t (code char(3));\n' });
    const [found] = await untilFound(path, 'ban-char-field', 1);
    assert.match(found?.message ?? '', /char/);
  });
});
