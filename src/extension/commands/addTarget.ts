import * as vscode from 'vscode';
import { secretKey } from '../../config/secretKey.ts';
import type { TargetEntry } from '../../config/targetEntry.ts';
import { parseConnectionUrl, withoutPassword } from '../../database/connectionUrl.ts';
import { askRoot } from '../askRoot.ts';
import { askTarget } from '../askTarget.ts';
import type { Command } from '../command.ts';
import { offer } from '../offer.ts';
import { homeOf, settingsOf, writeSetting } from '../settings.ts';

/** Takes a URL into `staircase.targets`; its password goes to the secret storage and nowhere else. */
export const addTarget: Command = async ({ secrets, log }, subject) => {
  const root = await askRoot(subject);
  if (!root) return undefined;
  const { targets } = settingsOf(root);
  const answer = await askTarget(targets);
  const home = answer && (homeOf('targets', root) ?? (await askHome()));
  if (!answer || home === undefined) return undefined;
  const { name, role, password } = answer;
  const entry: TargetEntry = { name, url: withoutPassword(answer.url), role };
  if (password !== undefined) {
    await secrets.store(secretKey(name, parseConnectionUrl(entry.url, process.env)), password);
  }
  await writeSetting('targets', [...targets, entry], root, home);
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
      description: 'in .vscode/settings.json, for everyone who has this project',
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
