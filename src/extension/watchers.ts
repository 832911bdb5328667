import * as vscode from 'vscode';
import { FolderWatcher } from './folderWatcher.ts';
import type { WorkspaceModel } from './workspaceModel.ts';

/** Milliseconds of quiet after the last change on disk: a checkout or a save of many files is one. */
const QUIET = 200;

const FILES = '**/{*.sql,metadata.toml,sqlx.toml,.env,.pgpass,.squawk.toml,.staircase-link}';

/** Calls back when disk, settings, trust, roots or the window's focus say that state may be old. */
export function watchWorkspace(model: WorkspaceModel, changed: () => void): vscode.Disposable {
  const quiet = afterQuiet(changed);
  const files = vscode.workspace.createFileSystemWatcher(FILES);
  const folders = new FolderWatcher(quiet.call);
  return vscode.Disposable.from(
    quiet,
    files,
    files.onDidCreate(quiet.call),
    files.onDidChange(quiet.call),
    files.onDidDelete(quiet.call),
    ...newFolders(quiet.call),
    folders,
    model.onDidChange((state) => folders.follow(state)),
    vscode.workspace.onDidChangeConfiguration(
      (event) => event.affectsConfiguration('staircase') && quiet.call(),
    ),
    vscode.workspace.onDidGrantWorkspaceTrust(quiet.call),
    vscode.workspace.onDidChangeWorkspaceFolders(quiet.call),
    vscode.window.onDidChangeWindowState(({ focused }) => focused && quiet.call()),
  );
}

/** A directory that is moved here makes one event, for itself and not its files. */
function newFolders(call: () => void): vscode.Disposable[] {
  const folders = vscode.workspace.createFileSystemWatcher('**/migrations/**', false, true, false);
  return [folders, folders.onDidCreate(call), folders.onDidDelete(call)];
}

function afterQuiet(work: () => void): vscode.Disposable & { readonly call: () => void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    call: () => {
      clearTimeout(timer);
      timer = setTimeout(work, QUIET);
    },
    dispose: () => clearTimeout(timer),
  };
}
