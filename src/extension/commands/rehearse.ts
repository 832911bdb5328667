import * as vscode from 'vscode';
import { VIEW } from '../../protocol/views.ts';
import { rehearsalLine } from '../../view/rehearsal/rehearsalLine.ts';
import { isFine } from '../../view/rehearsal/rehearsalMark.ts';
import { askMigration } from '../ask/askMigration.ts';
import type { Command } from '../command.ts';
import { saveMigrations } from '../run/saveMigrations.ts';
import { offer } from '../show/offer.ts';

/** Rehearses a migration, as it stands in the editor, and says what that has shown. */
export const rehearse: Command = async (services, subject) => {
  const migration = await askMigration(services, subject, 'Rehearse', ({ up }) => up !== undefined);
  const state = await services.model.outline();
  const view = state.views.find(({ config }) => config.path === migration?.folder);
  if (!migration || !view || !(await saveMigrations(state))) return undefined;
  const { version, description } = migration;
  const options = { wanted: { versions: [version] }, isDraft: true };
  const [kept] = await vscode.window.withProgress({ location: { viewId: VIEW } }, () =>
    services.rehearsals.rehearse(view.config, options),
  );
  if (!kept) return undefined;
  const text = `${description || version}: ${rehearsalLine(kept.rehearsal)}`;
  services.log.info(text);
  if (isFine(kept.rehearsal)) services.goodNews.show(text);
  else {
    const problems = () => vscode.commands.executeCommand('workbench.actions.view.problems');
    void offer({ text, buttons: { 'Show Problems': problems }, severity: 'warning' });
  }
  return kept.rehearsal;
};
