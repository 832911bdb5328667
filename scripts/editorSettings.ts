import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A quiet editor: no welcome page, no assistants, nothing that would ask the network. */
const SETTINGS = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/** Writes the settings of a new editor; settings that a person has changed since are kept. */
export async function writeEditorSettings(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const content = `${JSON.stringify(SETTINGS, null, 2)}\n`;
  await writeFile(file, content, { flag: 'wx' }).catch((failure) => {
    if (failure.code !== 'EEXIST') throw failure;
  });
}
