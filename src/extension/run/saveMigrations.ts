import { relative, sep } from 'node:path';
import * as vscode from 'vscode';
import type { WorkspaceState } from '../workspace/workspaceState.ts';

/**
 * Saves what is open and changed in the migration folders, so that what is run is what is on the
 * screen. False, and said, where a file could not be saved: its old text must not be run.
 */
export async function saveMigrations({ views }: WorkspaceState): Promise<boolean> {
  const folders = views.map(({ config }) => config.path);
  const changed = vscode.workspace.textDocuments.filter(
    ({ isDirty, uri }) =>
      isDirty && uri.scheme === 'file' && folders.some((folder) => contains(folder, uri.fsPath)),
  );
  await Promise.all(changed.map((document) => document.save()));
  const [unsaved] = changed.filter(({ isDirty }) => isDirty);
  if (!unsaved) return true;
  const text = `${unsaved.uri.fsPath} could not be saved, so nothing was run. Save it, then try again.`;
  void vscode.window.showErrorMessage(text);
  return false;
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way.split(sep)[0] !== '..';
}
