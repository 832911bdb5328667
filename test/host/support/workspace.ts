import assert from 'node:assert/strict';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';

/** The folder that the window was opened on. */
export function workspacePath(): string {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'the window has no folder');
  return folder.uri.fsPath;
}

/** Where the migrations of most cases are. */
export function migrationsPath(...names: readonly string[]): string {
  return join(workspacePath(), 'migrations', ...names);
}

/** Makes the workspace hold these files and nothing else; paths are relative to it. */
export async function fillWorkspace(files: Readonly<Record<string, string>>): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const name of await readdir(workspacePath())) {
    await rm(join(workspacePath(), name), { recursive: true, force: true });
  }
  await addFiles(files);
}

export async function addFiles(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(workspacePath(), name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

/** Three migrations, each with a table of its own. */
export const THREE: Readonly<Record<string, string>> = {
  'migrations/20260101000001_users/up.sql':
    'CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY);\n',
  'migrations/20260101000001_users/down.sql': 'DROP TABLE IF EXISTS users;\n',
  'migrations/20260101000002_posts/up.sql':
    'CREATE TABLE IF NOT EXISTS posts (id bigint PRIMARY KEY);\n',
  'migrations/20260101000002_posts/down.sql': 'DROP TABLE IF EXISTS posts;\n',
  'migrations/20260101000003_notes/up.sql':
    'CREATE TABLE IF NOT EXISTS notes (id bigint PRIMARY KEY);\n',
  'migrations/20260101000003_notes/down.sql': 'DROP TABLE IF EXISTS notes;\n',
};
