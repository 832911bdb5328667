import { basename } from 'node:path';
import { isDashedStamp } from './fileName.ts';
import type { Layout, Migration } from './migration.ts';
import { STAMP_DIGITS } from './version.ts';

/** `dashed` and `dashed-18` are Diesel's stamps: `2026-07-30-140000` and `2026-07-30-140000-0000`. */
export type Numbering = 'stamp' | 'dashed' | 'dashed-18' | 'sequential';

/** How a folder names its migrations. */
export interface FolderStyle {
  readonly layout: Layout;
  /** Flat only: whether a migration is `.up.sql` with `.down.sql`, or one `.sql`. */
  readonly reversible: boolean;
  readonly numbering: Numbering;
  /** Digits of a sequential number, leading zeros included. */
  readonly width: number;
}

/** What was asked for instead of the folder's own style; `inferred` is as good as nothing. */
export interface StyleChoice {
  readonly layout?: Layout;
  /** `migration-type` of sqlx.toml, which only the flat layout knows. */
  readonly type?: 'inferred' | 'simple' | 'reversible';
  /** `migration-versioning` of sqlx.toml. */
  readonly versioning?: 'inferred' | 'timestamp' | 'sequential';
}

/** What tells of a migration how its folder names them. */
export type NamedMigration = Pick<Migration, 'layout' | 'path' | 'version'>;

/** Digits of the first sequential number, as sqlx writes it. */
const FIRST_WIDTH = 4;

/**
 * The style of the newest migration, which the next one follows; an empty folder gets directories
 * and stamps. Infers as `sqlx migrate add` does (sqlx.md, section 6.6) with two differences: only up
 * files are counted, and stamps are never taken for a sequence, though one second may follow another.
 */
export function folderStyle(
  migrations: readonly NamedMigration[],
  { layout, type = 'inferred', versioning = 'inferred' }: StyleChoice = {},
): FolderStyle {
  const newest = migrations.at(-1);
  const chosen = layout ?? newest?.layout ?? 'directory';
  return {
    layout: chosen,
    reversible: type === 'inferred' ? isReversible(migrations, chosen) : type === 'reversible',
    numbering:
      versioning === 'sequential' ? versioning : numberingOf(migrations, chosen, versioning),
    width: newest ? prefixOf(newest).replace(/^[+-]/, '').length : FIRST_WIDTH,
  };
}

/** Directories have no say in it, and a folder of 10,000 need not be searched for flat files. */
function isReversible(migrations: readonly NamedMigration[], layout: Layout): boolean {
  if (layout === 'directory') return true;
  const newest = migrations.findLast((it) => it.layout === 'flat');
  return !newest || /\.(up|down)\.sql$/.test(newest.path);
}

function numberingOf(
  migrations: readonly NamedMigration[],
  layout: Layout,
  versioning: 'inferred' | 'timestamp',
): Numbering {
  const [newest, before] = migrations.slice(-2).reverse();
  if (!newest) return 'stamp';
  const prefix = prefixOf(newest);
  if (isDashedStamp(prefix)) return layout === 'flat' ? 'stamp' : dashedAs(prefix);
  if (versioning === 'timestamp' || prefix.length >= STAMP_DIGITS) return 'stamp';
  const counts = before ? newest.version - before.version === 1n : newest.version >> 1n === 0n;
  return counts ? 'sequential' : 'stamp';
}

function dashedAs(prefix: string): Numbering {
  return prefix.split('-').length > 4 ? 'dashed-18' : 'dashed';
}

function prefixOf({ path }: NamedMigration): string {
  const name = basename(path);
  return name.slice(0, name.indexOf('_'));
}
