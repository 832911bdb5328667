import { basename } from 'node:path';
import type { Findings } from './found.ts';
import { groupBy } from './groupBy.ts';
import type { Migration, MigrationFolder, Problem } from './migration.ts';
import { compareVersions } from './version.ts';

/** Findings as a folder: migrations in version order, duplicates named, problems by path. */
export function folderOf(path: string, { migrations, problems }: Findings): MigrationFolder {
  return {
    path,
    migrations: migrations.toSorted(byVersionThenPath),
    problems: [...problems, ...duplicates(migrations)].sort((a, b) => comparePaths(a.path, b.path)),
  };
}

function byVersionThenPath(a: Migration, b: Migration): number {
  return compareVersions(a.version, b.version) || comparePaths(a.path, b.path);
}

/** By code units and not by locale, so that every machine has the same order. */
function comparePaths(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function duplicates(migrations: readonly Migration[]): Problem[] {
  const groups = [...groupBy(migrations, (it) => it.version).values()];
  return groups
    .filter((group) => group.length > 1)
    .flatMap((group) => group.map(duplicateIn(group)));
}

/** Both layouts count together: the ledger has one row for a version. */
function duplicateIn(group: readonly Migration[]): (migration: Migration) => Problem {
  const names = group.map((it) => `"${basename(it.path)}"`).sort();
  return ({ path, version }) => ({
    kind: 'duplicate-version',
    path,
    version,
    message: `${names.join(' and ')} have the same version ${version}, and only one of them could be recorded. Give the one that is not applied yet a version of its own.`,
    refusesRun: true,
  });
}
