import { relative, sep } from 'node:path';
import * as vscode from 'vscode';

/** Saves what is open and changed in the migration folders: what is run is what is on the screen. */
export async function saveMigrations(folders: readonly string[]): Promise<void> {
  const changed = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) =>
      isDirty && uri.scheme === 'file' && folders.some((folder) => contains(folder, uri.fsPath)),
  );
  await Promise.all(changed.map((document) => document.save()));
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way.split(sep)[0] !== '..';
}
