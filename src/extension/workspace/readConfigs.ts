import * as vscode from 'vscode';
import type { ConfigProblem } from '../../config/configProblem.ts';
import type { FolderConfig } from '../../config/folderConfig.ts';
import type { MissingFolder } from '../../config/folders.ts';
import { readProject } from '../../config/project.ts';
import type { ProjectSources } from '../../config/projectSources.ts';
import { parseSettings } from '../../config/settings.ts';
import { rawSettings } from '../settings/settings.ts';
import type { Selections } from './selections.ts';
import { workspaceRoots } from './workspaceRoots.ts';

/** What the rim adds to the configuration on disk. */
export interface ConfigReader {
  readonly selections: Selections;
  readonly secrets: vscode.SecretStorage;
}

/** Every migrations folder with what is configured for it, and what is wrong with the configuration. */
export interface Configs {
  readonly configs: readonly FolderConfig[];
  readonly missing: readonly MissingFolder[];
  readonly problems: readonly ConfigProblem[];
}

/** Finds the migrations folders of every workspace root. */
export async function readConfigs({ selections, secrets }: ConfigReader): Promise<Configs> {
  const parsed = workspaceRoots().map(({ uri }) => ({
    path: uri.fsPath,
    ...parseSettings(rawSettings(uri)),
  }));
  const sources: ProjectSources = {
    roots: parsed,
    trusted: vscode.workspace.isTrusted,
    environment: process.env,
    selectedFor: (folder) => selections.of(folder),
    passwordOf: async (key) => await secrets.get(key),
  };
  const { folders, missing } = await readProject(sources);
  return {
    configs: withRootNames(folders),
    missing,
    problems: parsed.flatMap(({ problems }) => problems.map(settingProblem)),
  };
}

function settingProblem(message: string): ConfigProblem {
  return { message, advice: 'Mend it in the settings.' };
}

/** With several roots the same path may stand in each: its root's name tells which is meant. */
function withRootNames(configs: readonly FolderConfig[]): readonly FolderConfig[] {
  const roots = workspaceRoots();
  if (roots.length < 2) return configs;
  return configs.map((config) => {
    const root = roots.find(({ uri }) => uri.fsPath === config.root);
    return root ? { ...config, label: `${root.name}/${config.label}` } : config;
  });
}
