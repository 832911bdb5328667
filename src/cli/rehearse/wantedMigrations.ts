import { dirname } from 'node:path';
import type { Migration, MigrationFolder, Problem } from '../../migrations/migration.ts';
import { compareVersions } from '../../migrations/version.ts';
import type { CommandContext } from '../command.ts';
import { changedFiles } from '../lint/lintScope.ts';
import { UsageError } from '../usageError.ts';
import { toldOnce } from './toldOnce.ts';

/** What a call asks for. */
export interface Wanted {
  readonly migrations: ReadonlySet<Migration>;
  /** What keeps more from being rehearsed, as it would keep it from being run. */
  readonly problems: readonly Problem[];
}

/** The migrations that a call asks for. Throws `UsageError` for a version that is not there. */
export async function wantedMigrations(
  context: CommandContext,
  { migrations, problems, path }: MigrationFolder,
): Promise<Wanted> {
  const isAsked = await selection(context);
  const runnable = migrations.filter(({ up }) => up);
  const grave = problems.filter(({ refusesRun }) => refusesRun);
  const unread = grave.filter((it) => isAsked(it.version, [it.path, dirname(it.path)]));
  const found = runnable.filter(
    (it) => isAsked(it.version, pathsOf(it)) && !unread.some((problem) => isHalfRead(it, problem)),
  );
  for (const version of [context.flags.only, context.flags.from]) {
    const isOf = (it: { readonly version?: bigint }): boolean => it.version === version;
    if (typeof version !== 'bigint' || [...runnable, ...unread].some(isOf)) continue;
    const advice = 'Give the digits that the name of one of its migrations begins with.';
    throw new UsageError(`There is no migration ${version} in ${path}.`, advice);
  }
  return { migrations: new Set(found), problems: toldOnce(unread) };
}

type Selection = (version: bigint | undefined, paths: readonly string[]) => boolean;

async function selection(context: CommandContext): Promise<Selection> {
  const { only, from } = context.flags;
  if (only !== undefined) return (version) => version === only;
  if (typeof from === 'bigint') {
    return (version) => version !== undefined && compareVersions(version, from) >= 0;
  }
  const changed = await changedFiles(context);
  return (_, paths) => !changed || paths.some((it) => changed.has(it));
}

/** Without its down script a migration would be called one that has none. */
function isHalfRead({ version }: Migration, problem: Problem): boolean {
  return problem.kind !== 'duplicate-version' && problem.version === version;
}

/** Of a script that was deleted git tells the directory. */
function pathsOf({ path, up, down }: Migration): string[] {
  return [path, up?.path, down?.path].filter((it) => it !== undefined);
}
