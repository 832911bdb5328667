import type { Migration, MigrationFolder } from '../../migrations/migration.ts';
import type { CommandContext } from '../command.ts';
import { changedFiles } from '../lint/lintScope.ts';
import { UsageError } from '../usageError.ts';

/** The migrations that a call asks for. Throws `UsageError` for a version that is not there. */
export async function wantedMigrations(
  context: CommandContext,
  { migrations, path }: MigrationFolder,
): Promise<ReadonlySet<Migration>> {
  const { only, from } = context.flags;
  const runnable = migrations.filter(({ up }) => up);
  for (const version of [only, from]) {
    if (typeof version !== 'bigint' || runnable.some((it) => it.version === version)) continue;
    const advice = 'Give the digits that the name of one of its migrations begins with.';
    throw new UsageError(`There is no migration ${version} in ${path}.`, advice);
  }
  if (only !== undefined) return new Set(runnable.filter(({ version }) => version === only));
  if (typeof from === 'bigint') return new Set(runnable.filter(({ version }) => version >= from));
  const changed = await changedFiles(context);
  return new Set(changed ? runnable.filter((it) => hasChanged(it, changed)) : runnable);
}

/** Of a script that was deleted git tells the directory. */
function hasChanged({ path, up, down }: Migration, changed: ReadonlySet<string>): boolean {
  return [path, up?.path, down?.path].some((it) => it !== undefined && changed.has(it));
}
