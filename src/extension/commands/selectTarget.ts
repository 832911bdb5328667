import * as vscode from 'vscode';
import { BUILT_IN, type TargetEntry } from '../../config/targetEntry.ts';
import { withoutPassword } from '../../database/connect/connectionUrl.ts';
import { askFolder } from '../ask/askScope.ts';
import type { Command } from '../command.ts';
import { settingsOf } from '../settings/settings.ts';

interface Choice extends vscode.QuickPickItem {
  /** The name to remember; undefined where the configuration shall decide. */
  readonly name?: string;
  readonly adds?: boolean;
}

/** Asks which database a migrations folder shall use, and remembers it with the workspace. */
export const selectTarget: Command = async (services, subject) => {
  const title = 'Select Target';
  const view = await askFolder(services, subject, title);
  if (!view) return undefined;
  const { path, label, root } = view.config;
  const choice = await vscode.window.showQuickPick(choicesFor(root, services.selections.of(path)), {
    title,
    placeHolder: `Which database does ${label} belong to?`,
    matchOnDescription: true,
  });
  if (choice?.adds)
    return await vscode.commands.executeCommand('staircase.addTarget', { folder: path });
  if (!choice) return undefined;
  await services.selections.select(path, choice.name);
  services.model.wantLater();
  return choice.name;
};

function choicesFor(root: string, selected: string | undefined): Choice[] {
  const { targets } = settingsOf(vscode.Uri.file(root));
  const named = [builtIn(), ...targets.map(choiceOf)];
  return [
    {
      label: 'As configured',
      description: 'DATABASE_URL from the environment, else from .env, else the built-in database',
    },
    ...named.map((choice) => ({ ...choice, picked: choice.name === selected })),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: '$(add) Add Target...', adds: true },
  ];
}

function builtIn(): Choice {
  return {
    label: BUILT_IN,
    description: 'PostgreSQL inside Staircase, for this workspace',
    name: BUILT_IN,
  };
}

function choiceOf({ name, url, role }: TargetEntry): Choice {
  const words = role === undefined ? '' : ` · ${role}`;
  return { label: name, description: `${withoutPassword(url)}${words}`, name };
}
