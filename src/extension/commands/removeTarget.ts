import * as vscode from 'vscode';
import { secretKey } from '../../config/secretKey.ts';
import { parseConnectionUrl, withoutPassword } from '../../database/connectionUrl.ts';
import { askRoot } from '../askRoot.ts';
import type { Command } from '../command.ts';
import { homeOf, settingsOf, writeSetting } from '../settings.ts';

/** Takes an entry out of `staircase.targets` and forgets its password. */
export const removeTarget: Command = async ({ secrets, log }, subject) => {
  const root = await askRoot(subject);
  const home = root && homeOf('targets', root);
  if (!root || home === undefined) {
    void vscode.window.showInformationMessage('staircase.targets has no entry to remove.');
    return undefined;
  }
  const { targets } = settingsOf(root);
  const items = targets.map((entry) => ({
    label: entry.name,
    description: withoutPassword(entry.url),
    entry,
  }));
  const entry = (await vscode.window.showQuickPick(items, { title: 'Remove Target' }))?.entry;
  if (!entry) return undefined;
  await secrets.delete(secretKey(entry.name, parseConnectionUrl(entry.url, process.env)));
  await writeSetting(
    'targets',
    targets.filter((it) => it !== entry),
    root,
    home,
  );
  log.info(`Removed the target ${entry.name}`);
  return entry;
};
