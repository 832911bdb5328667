import * as vscode from 'vscode';
import { type WrittenSetting, writtenSetting } from './settings.ts';

/** `staircase.targets` as it is written, with every entry, also those that cannot be used. */
export interface WrittenTargets {
  readonly entries: readonly unknown[];
  /** The settings file the list is written in; absent where there is none yet. */
  readonly home?: vscode.ConfigurationTarget;
}

/**
 * The list of targets that counts for a workspace root, to be written back with an entry more or
 * less. Undefined, and said, where it is no list: writing one would lose what stands there.
 */
export function writtenTargets(root: vscode.Uri): WrittenTargets | undefined {
  const written = writtenSetting('targets', root);
  if (!written) return { entries: [] };
  if (isList(written)) return { entries: written.value, home: written.home };
  void vscode.window.showErrorMessage(
    'staircase.targets is not a list, so no entry can be added or removed. Mend it in the settings first.',
  );
  return undefined;
}

function isList(
  written: WrittenSetting,
): written is WrittenSetting & { readonly value: readonly unknown[] } {
  return Array.isArray(written.value);
}
