import * as vscode from 'vscode';
import { pathFrom } from '../../config/directoriesUp.ts';
import { type LinkReport, makeLinks } from '../../migrations/link/makeLinks.ts';
import { needsLinks } from '../../migrations/link/needsLinks.ts';
import { type LinkPlan, planLink } from '../../migrations/link/planLink.ts';
import { linkMessage } from '../../view/report/linkMessage.ts';
import { linkLines } from '../../view/report/linkText.ts';
import type { FolderView } from '../../view/tree/folderView.ts';
import { askFolder } from '../ask/askScope.ts';
import type { Command } from '../command.ts';
import type { Services } from '../services.ts';
import { offer } from '../show/offer.ts';
import { openFile } from '../show/openFile.ts';

/** Makes the flat folder of links that sqlx reads, and lists what sqlx would make of it otherwise. */
export const linkForSqlx: Command = async (services, subject) => {
  const view = await askFolder(services, subject, 'Link for sqlx');
  if (!view) return undefined;
  if (!needsLinks(view.disk)) return sayNotNeeded(view);
  const plan = await planLink(view.disk);
  const report = await makeLinks(plan);
  tell(services, view, plan, report);
  return report;
};

function sayNotNeeded({ config }: FolderView): undefined {
  void vscode.window.showInformationMessage(
    `sqlx reads ${config.label} as it is: every migration in it is a file, so there is nothing to link.`,
  );
}

function tell(
  { log, diagnostics }: Services,
  { config }: FolderView,
  plan: LinkPlan,
  report: LinkReport,
): void {
  const out = pathFrom(config.root, plan.out);
  const { text, severity, path } = linkMessage(plan, report, out);
  const { differences } = plan;
  log.info(`Link for sqlx:\n${linkLines(plan, out, report).join('\n')}`);
  diagnostics.showFindings(differences.map((it) => ({ ...it, isError: false })));
  const subject = { folder: config.path };
  const copy = () => vscode.commands.executeCommand('staircase.copySqlxCommand', subject);
  void offer({
    text,
    severity,
    buttons: {
      ...(severity === 'error' ? {} : { 'Copy as sqlx Command...': copy }),
      ...(path === undefined ? {} : { 'Open File': () => openFile(path) }),
      ...(severity === 'information' ? {} : { 'Show Log': async () => log.show() }),
    },
  });
}
