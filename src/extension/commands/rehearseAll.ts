import * as vscode from 'vscode';
import type { FolderConfig } from '../../config/folderConfig.ts';
import { rehearsalCounts } from '../../view/rehearsal/rehearsalCounts.ts';
import { isFine } from '../../view/rehearsal/rehearsalMark.ts';
import { askFolder } from '../ask/askScope.ts';
import type { Command } from '../command.ts';
import type { RehearsalProgress, Rehearsals } from '../rehearsal/rehearsals.ts';
import { saveMigrations } from '../run/saveMigrations.ts';
import { offer } from '../show/offer.ts';

/** Rehearses all migrations of a folder in their order, and says how many of each verdict there are. */
export const rehearseAll: Command = async (services, subject) => {
  const view = await askFolder(services, subject, 'Rehearse All');
  if (!view || !(await saveMigrations(await services.model.outline()))) return undefined;
  const count = view.disk.migrations.filter(({ up }) => up).length;
  const kept = await withProgress(services.rehearsals, view.config, count);
  const rehearsals = kept.map(({ rehearsal }) => rehearsal);
  if (rehearsals.length === 0) return rehearsals;
  const text = `${view.config.label}: ${rehearsalCounts(rehearsals)}`;
  services.log.info(text);
  const problems = () => vscode.commands.executeCommand('workbench.actions.view.problems');
  const isGood = rehearsals.every(isFine);
  void offer({
    text,
    buttons: isGood ? {} : { 'Show Problems': problems },
    severity: isGood ? 'information' : 'warning',
  });
  return rehearsals;
};

/** Cancel keeps what is done by then. */
async function withProgress(rehearsals: Rehearsals, folder: FolderConfig, count: number) {
  const location = vscode.ProgressLocation.Notification;
  const title = `Rehearsing ${folder.label}`;
  return await vscode.window.withProgress({ location, title, cancellable: true }, (bar, token) => {
    const abort = new AbortController();
    token.onCancellationRequested(() => abort.abort());
    let done = 0;
    const onProgress = (progress: RehearsalProgress): void => {
      if (progress.kind !== 'done') return;
      done += 1;
      const { version, description } = progress.kept.rehearsal;
      const message = `${done} of ${count}: ${version} ${description}`;
      bar.report({ message, increment: 100 / count });
    };
    return rehearsals.rehearse(folder, { signal: abort.signal, onProgress });
  });
}
