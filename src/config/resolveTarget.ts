import type { TargetResolution } from './folderConfig.ts';
import { BUILT_IN } from './targetEntry.ts';
import { noTarget, targetOfEntry } from './urlTarget.ts';
import { targetOfVariable, type VariableSources } from './variableTarget.ts';

/** Everything that has a say in which database a migrations folder belongs to. */
export interface TargetSources extends VariableSources {
  /** The name of the entry the person selected for this folder, or `built-in`. */
  readonly selected?: string;
}

/**
 * The selected target, else the environment's variable, else the nearest `.env`'s, else the built-in
 * database. What is there but of no use is a problem: it never makes room for another database.
 */
export async function resolveTarget(sources: TargetSources): Promise<TargetResolution> {
  const { selected, root, variable } = sources;
  if (selected === BUILT_IN) return builtInTarget(root, 'selected for this folder');
  if (selected !== undefined) return await selectedTarget(selected, sources);
  return (
    (await targetOfVariable(sources)) ?? builtInTarget(root, `used because ${variable} is not set`)
  );
}

/** The embedded database of a workspace, by its absolute path. */
export function builtInTarget(workspace: string, origin: string): TargetResolution {
  const target = { kind: 'built-in', name: 'built-in', role: 'local', workspace } as const;
  return { kind: 'target', target, origin };
}

async function selectedTarget(name: string, sources: TargetSources): Promise<TargetResolution> {
  const entry = sources.entries.find((it) => it.name === name);
  if (entry) return await targetOfEntry(entry, 'selected for this folder', sources);
  return noTarget(
    `The target "${name}" is selected for this folder, but staircase.targets offers none of that name.`,
    'Choose another with Staircase: Select Target, or bring the entry back.',
  );
}
