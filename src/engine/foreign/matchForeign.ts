import { groupBy } from '../../migrations/groupBy.ts';
import type { Migration } from '../../migrations/migration.ts';
import { compareVersions } from '../../migrations/version.ts';
import type { ForeignRow, ForeignTool } from './foreignTable.ts';

/** A migration on disk, and the row of the other tool that says it is applied. */
export interface ForeignMatch {
  readonly row: ForeignRow;
  readonly migration: Migration;
}

/** A row that stands for no migration on disk, or says that it is not applied. */
export interface LeftOut {
  readonly row: ForeignRow;
  /** Such as "no migration on disk has this version". */
  readonly reason: string;
}

/** Which migrations the rows of another tool mean. Each migration is matched at most once. */
export function matchForeign(
  tool: ForeignTool,
  rows: readonly ForeignRow[],
  migrations: readonly Migration[],
): { readonly matched: readonly ForeignMatch[]; readonly leftOut: readonly LeftOut[] } {
  const matched = new Map<Migration, ForeignMatch>();
  const leftOut: LeftOut[] = [];
  const byVersion = groupBy(migrations, ({ version }) => version);
  for (const row of rows) {
    const found = isCounted(row) ? meantBy(row, tool, byVersion) : [];
    for (const migration of found) {
      if (!matched.has(migration)) matched.set(migration, { row, migration });
    }
    if (found.length === 0) leftOut.push({ row, reason: reasonOf(row) });
  }
  const inOrder = [...matched.values()].sort((a, b) =>
    compareVersions(a.migration.version, b.migration.version),
  );
  return { matched: inOrder, leftOut };
}

function isCounted({ state }: ForeignRow): boolean {
  return state === 'applied' || state === 'baseline';
}

type Versions = ReadonlyMap<bigint, readonly Migration[]>;

/** By number; a baseline means all up to it, as Flyway passes over them. */
function meantBy(row: ForeignRow, tool: ForeignTool, versions: Versions): readonly Migration[] {
  const version = numberOf(tool, row.version);
  if (version === undefined) return tool === 'flyway' ? sameDigits(row, versions) : [];
  if (row.state !== 'baseline') return versions.get(version) ?? [];
  const upTo = [...versions.keys()].filter((it) => compareVersions(it, version) <= 0);
  return upTo.flatMap((it) => versions.get(it) ?? []);
}

/** Diesel's library writes stamps without their dashes; a table filled by hand may have them. */
function numberOf(tool: ForeignTool, version: string): bigint | undefined {
  const digits = tool === 'diesel' ? version.replaceAll('-', '') : version;
  return /^-?\d+$/.test(digits) ? BigInt(digits) : undefined;
}

/**
 * Flyway's `1.1` may have become the file 11_x.sql and `2024.01.01` the file 20240101_x.sql. Since 11
 * may as well be another migration, it has to have the same description.
 */
function sameDigits(row: ForeignRow, versions: Versions): readonly Migration[] {
  const digits = row.version.replaceAll('.', '');
  if (row.state === 'baseline' || !/^\d+$/.test(digits)) return [];
  const found = versions.get(BigInt(digits)) ?? [];
  return found.filter(({ description }) => plain(description) === plain(row.description));
}

function plain(description: string): string {
  return description
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function reasonOf({ state, version }: ForeignRow): string {
  if (state === 'undone') return 'it was taken back';
  if (state === 'repeatable') return 'it is repeatable and has no version';
  if (state === 'failed') return 'it failed';
  if (state === 'baseline') return 'no migration on disk is as old';
  return version.includes('.')
    ? 'no migration on disk has its digits as version, and its description'
    : 'no migration on disk has this version';
}
