import { dirname } from 'node:path';
import * as vscode from 'vscode';
import { pathFrom } from '../../config/directoriesUp.ts';
import { readSqlxToml } from '../../config/sqlxToml.ts';
import { needsLinks } from '../../migrations/link/needsLinks.ts';
import { isLinked, planLink } from '../../migrations/link/planLink.ts';
import type { CommandPlace } from '../../view/commandLines/commandLine.ts';
import { jumpedOver, sqlxCommands } from '../../view/commandLines/sqlxCommands.ts';
import { type SqlxSituation, sqlxNotes } from '../../view/commandLines/sqlxNotes.ts';
import { entriesOfView } from '../../view/tree/entriesOfView.ts';
import type { FolderView } from '../../view/tree/folderView.ts';
import { askFolder } from '../ask/askScope.ts';
import type { Command } from '../command.ts';
import type { Services } from '../services.ts';
import { copyCommandLine } from '../show/copyCommandLine.ts';
import { offer } from '../show/offer.ts';

/**
 * Puts a command line of sqlx on the clipboard, to be run from the workspace root, and says where sqlx
 * would do something else than Staircase does.
 */
export const copySqlxCommand: Command = async (services, subject) => {
  const title = 'Copy as sqlx Command';
  const view = await askFolder(services, subject, title);
  if (!view) return undefined;
  const situation = await situationOf(services, view);
  const version = subject.version === undefined ? undefined : BigInt(subject.version);
  const entries = entriesOfView(view);
  const lines = sqlxCommands(placeOf(situation), entries, version);
  const line = await copyCommandLine(services, title, lines);
  if (line === undefined) return undefined;
  const jumped = jumpedOver(line, entries, version);
  tell(services, situation, [...sqlxNotes(situation), ...(jumped === undefined ? [] : [jumped])]);
  return line;
};

async function situationOf(
  { selections }: Services,
  { config, disk }: FolderView,
): Promise<SqlxSituation> {
  const toml = await readSqlxToml(config.path, config.root);
  const plan = needsLinks(disk) ? await planLink(disk) : undefined;
  const selected = selections.of(config.path);
  return {
    config,
    toml,
    ...(plan && { link: { plan, source: pathFrom(config.root, plan.out) } }),
    ...(selected !== undefined && { selected }),
  };
}

/** sqlx finds a `sqlx.toml` only where it is run. */
function placeOf({ config: { root, path }, toml, link }: SqlxSituation): CommandPlace {
  const isFound = toml.path === undefined || dirname(toml.path) === root;
  return {
    source: link?.source ?? pathFrom(root, path),
    ...(!isFound && toml.path !== undefined && { config: pathFrom(root, toml.path) }),
    isWindows: process.platform === 'win32',
  };
}

/** With buttons a message is shown in full; without, its first line alone. */
function tell({ log }: Services, { config, link }: SqlxSituation, notes: readonly string[]): void {
  if (notes.length === 0) return;
  const text = `Copied. ${notes.join(' ')}`;
  log.info(text);
  const subject = { folder: config.path };
  const makeLinks = () => vscode.commands.executeCommand('staircase.linkForSqlx', subject);
  const mend = link && !isLinked(link.plan) ? { 'Link for sqlx': makeLinks } : {};
  const buttons = { ...mend, 'Show Log': async () => log.show() };
  void offer({ text, buttons, severity: 'warning' });
}
