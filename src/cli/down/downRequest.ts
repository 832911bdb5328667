import { downPath } from '../../migrations/downPath.ts';
import type { Migration, MigrationFolder } from '../../migrations/migration.ts';
import type { OfferMode } from '../../reversal/offeredDown.ts';
import type { CommandContext } from '../command.ts';
import { migrationWord } from '../rehearse/migrationWord.ts';
import { UsageError } from '../usageError.ts';

/** Which down script a call wants. */
export interface DownRequest {
  readonly migration: Migration;
  readonly mode: OfferMode;
  /** Absent where the migration's layout has no down scripts. */
  readonly path?: string;
}

/** Throws `UsageError` for a migration that is not there, and for what must not be written. */
export function downRequest(
  { operands, flags }: CommandContext,
  { migrations, path: folder }: MigrationFolder,
): DownRequest {
  const wanted = migrationWord(operands[0] ?? '');
  const migration = migrations.find((it) => it.version === wanted && it.up);
  if (!migration) {
    const advice = 'Give the digits that the name of one of its migrations begins with.';
    throw new UsageError(`There is no migration ${wanted} in ${folder}.`, advice);
  }
  const path = downPath(migration);
  if (flags.repair && !migration.down) {
    const advice = 'Without --repair one is generated.';
    throw new UsageError(`Migration ${wanted} has no down script to repair.`, advice);
  }
  if (flags.write) requireWritable(migration, path, flags.repair || flags.overwrite || false);
  const mode = flags.repair ? 'repair' : 'generate';
  return { migration, mode, ...(path !== undefined && { path }) };
}

function requireWritable(
  { down, path }: Migration,
  place: string | undefined,
  mayReplace: boolean,
): void {
  if (place === undefined) {
    const advice = 'Rename it to *.up.sql, so that *.down.sql can stand beside it.';
    throw new UsageError(`Beside ${path} there can be no down script.`, advice);
  }
  if (!down || mayReplace) return;
  const advice =
    'Nothing was written. --repair adds to it what it misses, --overwrite replaces it, and without --write the new one is printed.';
  throw new UsageError(`${down.path} is there already.`, advice);
}
