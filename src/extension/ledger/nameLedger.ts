import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { FolderConfig } from '../../config/folderConfig.ts';
import { readSqlxToml } from '../../config/sqlxToml.ts';
import type { Services } from '../services.ts';
import { writeSetting } from '../settings/settings.ts';
import { offer } from '../show/offer.ts';
import { openFile } from '../show/openFile.ts';

/** What a folder's ledger shall be, and whether its workspace root has no other migrations folder. */
export interface LedgerName {
  /** As SQL: quoted where needed. */
  readonly table: string;
  readonly isAlone: boolean;
}

/**
 * Names the ledger of one migrations folder and of no other. `staircase.ledgerTable` holds for a whole
 * root, so where that has several folders the place is a `sqlx.toml`, which the person agrees to.
 */
export async function nameLedger(
  { log }: Pick<Services, 'log'>,
  folder: FolderConfig,
  { table, isAlone }: LedgerName,
): Promise<void> {
  if (isAlone) {
    const { WorkspaceFolder } = vscode.ConfigurationTarget;
    await writeSetting('ledgerTable', table, vscode.Uri.file(folder.root), WorkspaceFolder);
    return log.info(`The ledger of ${folder.label} is now ${table}, by staircase.ledgerTable`);
  }
  if (folder.settings.ledgerTable !== undefined) return sayBeaten(folder);
  await offerSqlxToml(folder, `table-name = ${JSON.stringify(table)}`);
}

function sayBeaten({ root, label }: FolderConfig): void {
  const text = `The setting staircase.ledgerTable holds for every migrations folder of ${root}. Remove it and name the table of ${label} in a sqlx.toml in that folder.`;
  const open = () =>
    vscode.commands.executeCommand('workbench.action.openSettings', 'staircase.ledgerTable');
  void offer({ text, buttons: { 'Open Settings': open }, severity: 'error' });
}

/** The nearest file alone counts: a new one would take away what the one above it says. */
async function offerSqlxToml({ path, root, label }: FolderConfig, line: string): Promise<void> {
  const nearest = (await readSqlxToml(path, root)).path;
  const own = join(path, 'sqlx.toml');
  const why = `${root} has several migrations folders, so staircase.ledgerTable would hold for all of them.`;
  if (nearest === undefined) {
    const create = () => writeFile(own, `[migrate]\n${line}\n`, { flag: 'wx' });
    const text = `${why} A sqlx.toml in ${label} with ${line} names the ledger of that folder alone.`;
    return offer({ text, buttons: { 'Create sqlx.toml': create }, severity: 'information' });
  }
  const what =
    nearest === own
      ? `Write ${line} under [migrate] in ${own}.`
      : `Write ${line} under [migrate] in ${nearest} if it is of ${label} alone; else in a sqlx.toml in that folder, which repeats what shall hold there of ${nearest}.`;
  const open = () => openFile(nearest);
  return offer({
    text: `${why} ${what}`,
    buttons: { 'Open sqlx.toml': open },
    severity: 'warning',
  });
}
