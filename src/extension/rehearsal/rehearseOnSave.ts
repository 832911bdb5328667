import { sep } from 'node:path';
import * as vscode from 'vscode';
import type { FolderConfig } from '../../config/folderConfig.ts';
import type { Log } from '../log.ts';
import type { WorkspaceModel } from '../workspaceModel.ts';
import { newFailures } from './newFailures.ts';
import type { Rehearsals } from './rehearsals.ts';
import { Saves } from './saves.ts';

/** What a migration is made of. */
const OF_MIGRATION = /(?:\.sql|[\\/]metadata\.toml)$/;

/** Rehearses each migration that is saved, where the setting says so; the first save starts the stage. */
export function rehearseOnSave(
  model: WorkspaceModel,
  rehearsals: Rehearsals,
  log: Log,
): vscode.Disposable {
  let folders: readonly FolderConfig[] = [];
  const tell = newFailures(log);
  const saves = new Saves(async (path, paths, signal) => {
    const folder = folders.find((it) => it.path === path);
    const asked =
      folder && rehearsals.rehearse(folder, { wanted: { paths }, isDraft: true, signal });
    await asked?.catch(tell);
  });
  return vscode.Disposable.from(
    { dispose: () => saves.close() },
    model.onDidChange(({ views }) => {
      folders = views.map(({ config }) => config);
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      const { uri } = document;
      if (uri.scheme !== 'file' || !OF_MIGRATION.test(uri.fsPath)) return;
      rehearsals.saved(uri.fsPath, document.getText());
      const folder = folders.find(({ path }) => uri.fsPath.startsWith(`${path}${sep}`));
      if (folder?.settings.rehearsal.onSave) void saves.saved(folder.path, uri.fsPath);
    }),
  );
}
