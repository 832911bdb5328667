import { sep } from 'node:path';
import * as vscode from 'vscode';
import type { FolderView } from '../../view/tree/folderView.ts';
import type { Log } from '../log.ts';
import type { WorkspaceModel } from '../workspace/workspaceModel.ts';
import { DependentStatus } from './dependentStatus.ts';
import { newFailures } from './newFailures.ts';
import type { Rehearsals } from './rehearsals.ts';
import { rehearseDependent } from './rehearseDependent.ts';
import { Saves } from './saves.ts';

/** What a migration is made of. */
const OF_MIGRATION = /(?:\.sql|[\\/]metadata\.toml)$/;

/**
 * Rehearses each migration that is saved, where the setting says so, and then those that were
 * rehearsed on top of it; the first save starts the stage.
 */
export function rehearseOnSave(
  model: WorkspaceModel,
  rehearsals: Rehearsals,
  log: Log,
): vscode.Disposable {
  let views: readonly FolderView[] = [];
  const tell = newFailures(log);
  const status = new DependentStatus();
  const viewOf = (path: string) => views.find(({ config }) => config.path === path);
  const saves = new Saves({
    rehearse: async (path, paths, { signal }) => {
      const config = viewOf(path)?.config;
      const asked =
        config && rehearsals.rehearse(config, { wanted: { paths }, isDraft: true, signal });
      await asked?.catch(tell);
    },
    rehearseDependent: async (path, paths, stops) => {
      const view = viewOf(path);
      const { config, disk } = view ?? {};
      if (!config || !disk) return;
      const work = { config, disk, paths, rehearsals, status, ...stops };
      await rehearseDependent(work).catch(tell);
    },
  });
  return vscode.Disposable.from(
    { dispose: () => saves.close() },
    status,
    model.onDidChange((state) => {
      views = state.views;
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      const { uri } = document;
      if (uri.scheme !== 'file' || !OF_MIGRATION.test(uri.fsPath)) return;
      rehearsals.saved(uri.fsPath, document.getText());
      const config = views.find((it) => uri.fsPath.startsWith(`${it.config.path}${sep}`))?.config;
      if (config?.settings.rehearsal.onSave) void saves.saved(config.path, uri.fsPath);
    }),
  );
}
