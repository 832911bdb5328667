import { basename } from 'node:path';
import * as vscode from 'vscode';
import { secretKey } from '../../config/secretKey.ts';
import type { TargetEntry } from '../../config/targetEntry.ts';
import { parseConnectionUrl, withoutPassword } from '../../database/connect/connectionUrl.ts';
import { askRoot } from '../ask/askRoot.ts';
import { askTarget } from '../ask/askTarget.ts';
import type { Command } from '../command.ts';
import { settingsOf, writeSetting } from '../settings/settings.ts';
import { writtenTargets } from '../settings/writtenTargets.ts';
import { offer } from '../show/offer.ts';

/** Takes a URL into `staircase.targets`; its password goes to the secret storage and nowhere else. */
export const addTarget: Command = async ({ secrets, log }, subject) => {
  const root = await askRoot(subject);
  const written = root && writtenTargets(root);
  if (!root || !written) return undefined;
  const answer = await askTarget(settingsOf(root).targets);
  const home = answer && (written.home ?? (await askHome()));
  if (!answer || home === undefined) return undefined;
  const { name, role, password } = answer;
  const entry: TargetEntry = { name, url: withoutPassword(answer.url), role };
  if (password !== undefined) {
    await secrets.store(secretKey(name, parseConnectionUrl(entry.url, process.env)), password);
  }
  await writeSetting('targets', [...written.entries, entry], root, home);
  log.info(`Added the target ${name}: ${entry.url}, ${role}`);
  const select = () => vscode.commands.executeCommand('staircase.selectTarget', subject);
  const buttons = { 'Select Target': select };
  void offer({ text: `The target ${name} is added.`, buttons, severity: 'information' });
  return entry;
};

async function askHome(): Promise<vscode.ConfigurationTarget | undefined> {
  const items = [
    {
      label: 'This workspace',
      description: `in ${workspaceSettings()}, for everyone who has this project`,
      home: vscode.ConfigurationTarget.Workspace,
    },
    {
      label: 'All workspaces',
      description: 'in your own settings',
      home: vscode.ConfigurationTarget.Global,
    },
  ];
  const title = 'Add Target: Offer it in';
  return (await vscode.window.showQuickPick(items, { title, ignoreFocusOut: true }))?.home;
}

/** A workspace of several roots keeps its settings in a file of its own; an untitled one has no name yet. */
function workspaceSettings(): string {
  const { workspaceFile } = vscode.workspace;
  if (!workspaceFile) return '.vscode/settings.json';
  return workspaceFile.scheme === 'file' ? basename(workspaceFile.fsPath) : 'its settings';
}
