import * as vscode from 'vscode';
import { parseSettings, type Settings } from '../../config/settings.ts';
import { type SettingKey, settings } from '../../protocol/settings.ts';

/** The settings below `staircase.` as VS Code has them for a workspace root, not yet parsed. */
export function rawSettings(root: vscode.Uri): Readonly<Record<string, unknown>> {
  const configuration = vscode.workspace.getConfiguration('staircase', root);
  return Object.fromEntries(Object.keys(settings).map((key) => [key, configuration.get(key)]));
}

/** The settings of a workspace root; what is wrong with them is shown with every reading. */
export function settingsOf(root: vscode.Uri): Settings {
  return parseSettings(rawSettings(root)).settings;
}

/** A value of a setting as it is written, and the settings file it is written in. */
export interface WrittenSetting {
  readonly value: unknown;
  readonly home: vscode.ConfigurationTarget;
}

/** The value of a setting that counts for a workspace root; undefined where none is written. */
export function writtenSetting(key: SettingKey, root: vscode.Uri): WrittenSetting | undefined {
  const values = vscode.workspace.getConfiguration('staircase', root).inspect<unknown>(key);
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const nearestFirst = [
    { value: values?.workspaceFolderValue, home: WorkspaceFolder },
    { value: values?.workspaceValue, home: Workspace },
    { value: values?.globalValue, home: Global },
  ];
  return nearestFirst.find(({ value }) => value !== undefined);
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
