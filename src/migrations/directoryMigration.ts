import { basename } from 'node:path';
import type { Findings, StepDirectory } from './found.ts';
import { readMetadata } from './metadata.ts';
import type { Migration, Problem } from './migration.ts';
import { readScript } from './script.ts';

/** A directory with `up.sql` and maybe `down.sql` as a migration. */
export function directoryMigration(
  directory: StepDirectory,
  folder: string,
  ignoredChars: readonly string[],
): Findings {
  const { path, name, up, down } = directory;
  const metadata = readMetadata(directory.metadata, name.version);
  const context = { version: name.version, ignoredChars, noTransaction: metadata.noTransaction };
  const [upScript, downScript] = [readScript(up, context), readScript(down, context)];
  const missing = up ? undefined : missingUp(directory);
  const migration: Migration = {
    version: name.version,
    description: name.description,
    layout: 'directory',
    path,
    folder,
    ...(upScript.script && { up: upScript.script }),
    ...(downScript.script && { down: downScript.script }),
  };
  const problems = [missing, metadata.problem, upScript.problem, downScript.problem];
  return { migrations: [migration], problems: problems.filter((it) => it !== undefined) };
}

/** Without down.sql too, it may be a folder of something else, and the order is certain without it. */
function missingUp({ path, name, down }: StepDirectory): Problem {
  return {
    kind: 'missing-up',
    path,
    version: name.version,
    message: down
      ? `"${basename(path)}" has a down.sql but no up.sql. Write the up.sql, or remove the directory.`
      : `"${basename(path)}" is named like a migration but has no up.sql. Write it, or rename the directory.`,
    refusesRun: down !== undefined,
  };
}
