import * as vscode from 'vscode';
import { parseSettings, type Settings } from '../config/settings.ts';
import { type SettingKey, settings } from '../protocol/settings.ts';

/** The settings below `staircase.` as VS Code has them for a workspace root, not yet parsed. */
export function rawSettings(root: vscode.Uri): Readonly<Record<string, unknown>> {
  const configuration = vscode.workspace.getConfiguration('staircase', root);
  return Object.fromEntries(Object.keys(settings).map((key) => [key, configuration.get(key)]));
}

/** The settings of a workspace root; what is wrong with them is shown with every reading. */
export function settingsOf(root: vscode.Uri): Settings {
  return parseSettings(rawSettings(root)).settings;
}

/** Where a setting has its value, nearest first; undefined where it has none. */
export function homeOf(key: SettingKey, root: vscode.Uri): vscode.ConfigurationTarget | undefined {
  const values = vscode.workspace.getConfiguration('staircase', root).inspect(key);
  if (values?.workspaceFolderValue !== undefined) return vscode.ConfigurationTarget.WorkspaceFolder;
  if (values?.workspaceValue !== undefined) return vscode.ConfigurationTarget.Workspace;
  if (values?.globalValue !== undefined) return vscode.ConfigurationTarget.Global;
  return undefined;
}

/** Writes a setting of a workspace root to the settings file chosen. */
export async function writeSetting(
  key: SettingKey,
  value: unknown,
  root: vscode.Uri,
  home: vscode.ConfigurationTarget,
): Promise<void> {
  await vscode.workspace.getConfiguration('staircase', root).update(key, value, home);
}
