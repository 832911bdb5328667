import type { TargetResolution } from './folderConfig.ts';
import { builtInTarget } from './resolveTarget.ts';
import { BUILT_IN } from './targetEntry.ts';
import { noTarget, targetOfEntry, targetOfUrl } from './urlTarget.ts';
import { targetOfVariable, type VariableSources } from './variableTarget.ts';

/** What has a say in the command line's database. */
export interface CommandLineSources extends VariableSources {
  /** `--database-url` */
  readonly url?: string;
  /** `--target`: an entry of `staircase.targets`, or `built-in`. */
  readonly name?: string;
}

/**
 * The database that was named: by URL, by target, by the variable in the environment or in `.env`.
 * Never one that nobody named: in CI a missing secret must fail.
 */
export async function commandLineTarget(sources: CommandLineSources): Promise<TargetResolution> {
  const { url, name, variable } = sources;
  if (url !== undefined) return await targetOfUrl(url, '--database-url', sources);
  if (name !== undefined) return await namedTarget(name, sources);
  return (
    (await targetOfVariable(sources)) ??
    noTarget(
      // sqlx's own words, for a script that looks for them.
      `\`--database-url\` or ${variableName(variable)} must be set`,
      `Set ${variable} in the environment or in .env, or give -D URL or --target NAME (--target built-in is the built-in database).`,
    )
  );
}

function variableName(variable: string): string {
  const isConfigured = variable !== 'DATABASE_URL';
  const where = isConfigured ? ' (`common.database-url-var` in `sqlx.toml`)' : '';
  return `\`${variable}\`${where}`;
}

async function namedTarget(name: string, sources: CommandLineSources): Promise<TargetResolution> {
  if (name === BUILT_IN) return builtInTarget(sources.root, '--target');
  const { entries } = sources;
  const entry = entries.find((it) => it.name === name);
  if (entry) return await targetOfEntry(entry, '--target', sources);
  const offered = [...entries.map((it) => it.name), BUILT_IN].join(', ');
  return noTarget(
    `There is no target "${name}".`,
    `Name one of these: ${offered}. Others stand in staircase.targets of .vscode/settings.json.`,
  );
}
