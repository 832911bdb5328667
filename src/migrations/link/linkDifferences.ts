import { basename } from 'node:path';
import { parseFileName } from '../fileName.ts';
import type { Migration, MigrationFolder } from '../migration.ts';
import { NO_TRANSACTION } from '../script.ts';
import { compareVersions } from '../version.ts';
import { type Link, linksOf } from './linksOf.ts';

/** What sqlx would make of a migration otherwise than we do, though it reads the same bytes. */
export interface LinkDifference {
  readonly kind: 'transaction' | 'order' | 'name';
  readonly version: bigint;
  readonly path: string;
  /** What differs and what to do. */
  readonly message: string;
}

/** All differences, in version order. */
export function linkDifferences(folder: MigrationFolder): LinkDifference[] {
  const links = linksOf(folder);
  return [
    ...links.filter(isOtherwiseWrapped).map(transaction),
    ...orderDifferences(folder.migrations),
    ...links.flatMap(nameDifference),
  ].sort((a, b) => compareVersions(a.version, b.version));
}

/** sqlx knows nothing of `metadata.toml`. */
function isOtherwiseWrapped({ script }: Link): boolean {
  return script.noTransaction && !script.text.startsWith(NO_TRANSACTION);
}

function transaction({ migration, script }: Link): LinkDifference {
  const { version } = migration;
  const message =
    `sqlx would run ${basename(migration.path)}/${basename(script.path)} in a transaction: it does not read metadata.toml. ` +
    `Write ${NO_TRANSACTION} at the very beginning of the file; where it is applied already, repair its row after that.`;
  return { kind: 'transaction', version, path: script.path, message };
}

/** sqlx compares versions as numbers, so that a stamp of 18 digits comes after every one of 14. */
function orderDifferences(migrations: readonly Migration[]): LinkDifference[] {
  const differences: LinkDifference[] = [];
  let lowest: Migration | undefined;
  for (const migration of migrations.toReversed()) {
    if (lowest && lowest.version < migration.version) differences.push(order(migration, lowest));
    else lowest = migration;
  }
  return differences;
}

function order({ version, path }: Migration, later: Migration): LinkDifference {
  const message =
    `sqlx would run ${basename(path)} after ${basename(later.path)}, as ${version} is the greater number; here it runs before. ` +
    'Give both stamps of the same length.';
  return { kind: 'order', version, path, message };
}

/** sqlx takes a suffix off as often as it stands there, and so a part of a description like "go.up.sql". */
function nameDifference({ name, migration }: Link): LinkDifference[] {
  const { version, description, path } = migration;
  const parsed = parseFileName(name);
  const isDown = parsed.kind === 'migration' && parsed.script === 'down';
  if (parsed.kind !== 'migration' || isDown || parsed.description === description) return [];
  const message =
    `sqlx would record ${basename(path)} as "${parsed.description}", here it is "${description}". ` +
    'Rename the directory so that it does not end like a file.';
  return [{ kind: 'name', version, path, message }];
}
