import * as vscode from 'vscode';
import type { WorkspaceModel } from '../workspace/workspaceModel.ts';
import type { WorkspaceState } from '../workspace/workspaceState.ts';
import { DirectoryWatches } from './directoryWatches.ts';
import { FolderWatcher } from './folderWatcher.ts';

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
    ...madeHere(quiet.call),
    ...directories(model, quiet.call),
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

/** What the editor itself makes, moves or saves needs no watcher, which may lag or miss it. */
function madeHere(call: () => void): vscode.Disposable[] {
  return [
    vscode.workspace.onDidCreateFiles(call),
    vscode.workspace.onDidRenameFiles(call),
    vscode.workspace.onDidDeleteFiles(call),
    vscode.workspace.onDidSaveTextDocument(
      (document) => vscode.languages.match({ pattern: FILES }, document) > 0 && call(),
    ),
  ];
}

/** Directories of the newest migrations, which are those that are worked on; each takes a watch of the system's. */
const MOST = 1000;

/** Other systems watch a whole tree at once. */
function directories(model: WorkspaceModel, call: () => void): vscode.Disposable[] {
  if (process.platform !== 'linux') return [];
  const watches = new DirectoryWatches(call);
  return [watches, model.onDidChange((state) => watches.follow(directoriesOf(state)))];
}

function directoriesOf({ views }: WorkspaceState): string[] {
  return views.flatMap(({ disk: { path, migrations } }) => {
    const steps = migrations.filter(({ layout }) => layout === 'directory');
    return [path, ...steps.slice(-MOST).map((it) => it.path)];
  });
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
