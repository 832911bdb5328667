import * as vscode from 'vscode';
import { secretKey } from '../../config/secretKey.ts';
import { parseTargetEntries } from '../../config/targetEntry.ts';
import { parseConnectionUrl, withoutPassword } from '../../database/connect/connectionUrl.ts';
import { askRoot } from '../ask/askRoot.ts';
import type { Command } from '../command.ts';
import { writeSetting } from '../settings/settings.ts';
import { writtenTargets } from '../settings/writtenTargets.ts';

/** Takes an entry out of `staircase.targets`, also one that cannot be used, and forgets its password. */
export const removeTarget: Command = async ({ secrets, log }, subject) => {
  const root = await askRoot(subject);
  const written = root && writtenTargets(root);
  if (!root || !written) return undefined;
  if (written.home === undefined || written.entries.length === 0) {
    void vscode.window.showInformationMessage('staircase.targets has no entry to remove.');
    return undefined;
  }
  const choice = await vscode.window.showQuickPick(written.entries.map(choiceOf), {
    title: 'Remove Target',
  });
  if (!choice) return undefined;
  const { label, index, value, entry } = choice;
  if (entry)
    await secrets.delete(secretKey(entry.name, parseConnectionUrl(entry.url, process.env)));
  await writeSetting('targets', written.entries.toSpliced(index, 1), root, written.home);
  log.info(`Removed the target ${label}`);
  return value;
};

/** What is wrong with an entry is told where the settings are read; here it only has to be known again. */
function choiceOf(value: unknown, index: number) {
  const [entry] = parseTargetEntries([value]).entries;
  return {
    label: entry?.name ?? nameOf(value) ?? `Entry ${index + 1}`,
    description: entry ? withoutPassword(entry.url) : 'not offered: something is wrong with it',
    index,
    value,
    entry,
  };
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('name' in value)) return undefined;
  return typeof value.name === 'string' && value.name.trim() !== '' ? value.name : undefined;
}
