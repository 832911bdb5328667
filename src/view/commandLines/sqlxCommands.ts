import { migrationName } from '../../engine/plan/migrationName.ts';
import { compareVersions } from '../../migrations/version.ts';
import type { Deed } from '../plan/deeds.ts';
import type { ShownEntry } from '../tree/shownEntry.ts';
import {
  type CommandLine,
  type CommandPlace,
  commandLines,
  type DeedWords,
} from './commandLine.ts';

/**
 * The command lines of sqlx for a folder, or for one of its migrations (sqlx.md, section 6). They name
 * no database: sqlx takes DATABASE_URL.
 */
export function sqlxCommands(
  place: CommandPlace,
  entries: readonly ShownEntry[],
  version?: bigint,
): CommandLine[] {
  return commandLines(SQLX, place, entries, version);
}

const SQLX: Partial<Readonly<Record<Deed, DeedWords>>> = {
  run: { words: 'sqlx migrate run' },
  'run-to': { words: 'sqlx migrate run', version: '--target-version' },
  'mark-to': { words: 'sqlx migrate override skip', version: '--target-version' },
  'mark-all': { words: 'sqlx migrate override skip' },
  'revert-last': { words: 'sqlx migrate revert' },
  'revert-to': { words: 'sqlx migrate revert', version: '--target-version' },
  reset: { words: 'sqlx migrate revert --target-version 0' },
  list: { words: 'sqlx migrate info' },
};

/**
 * What sqlx does without a word where Staircase refuses: a revert passes over an applied migration that
 * has no down script (sqlx.md, section 6.4). Nothing where there is none to pass over.
 */
export function jumpedOver(
  line: string,
  entries: readonly ShownEntry[],
  version = 0n,
): string | undefined {
  if (!line.startsWith('sqlx migrate revert')) return undefined;
  const applied = entries.filter(({ row }) => row);
  const isAll = line.includes('--target-version');
  const reverted = isAll ? applied.filter((it) => isNewer(it, version)) : applied.slice(-1);
  const first = reverted.findLast(({ migration }) => !migration?.down);
  if (!first) return undefined;
  return `sqlx passes over ${migrationName(first)}, which has no down script, and reverts older ones.`;
}

function isNewer(entry: ShownEntry, version: bigint): boolean {
  return compareVersions(entry.version, version) > 0;
}
