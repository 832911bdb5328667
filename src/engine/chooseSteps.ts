import { compareVersions } from '../migrations/version.ts';
import { migrationName } from './migrationName.ts';
import type { Direction, Entry, Intent, Remark, Step } from './plan.ts';

/** The steps that an intent asks for, or why it cannot be had. */
export interface Choice {
  readonly steps: readonly Step[];
  readonly refusals: readonly Remark[];
  readonly warnings: readonly Remark[];
}

/** What an intent means for these entries, which are in version order. */
export function chooseSteps(entries: readonly Entry[], intent: Intent): Choice {
  switch (intent.kind) {
    case 'run':
      return run(entries);
    case 'run-to':
      return isOnDisk(entries, intent.version)
        ? run(entries.filter((it) => compareVersions(it.version, intent.version) <= 0))
        : refused([unknownVersion(intent.version)]);
    case 'revert-last':
      return revert(applied(entries).slice(-1));
    case 'revert-to':
      return revertTo(entries, intent.version);
    case 'redo':
      return redo(applied(entries).slice(-1));
    case 'reset':
      return reset(entries, intent.rerun);
    case 'mark-applied':
      return mark(entries, intent.versions);
    case 'resume':
      return resume(entries, intent.version);
    case 'undo':
      return undo(entries, intent.version);
  }
}

function run(entries: readonly Entry[]): Choice {
  return chosen(entries.filter((entry) => !entry.row).flatMap((entry) => step(entry, 'up')));
}

/** As sqlx: the version given stays; 0 stays for "before every migration", on disk or not. */
function revertTo(entries: readonly Entry[], version: bigint): Choice {
  if (version !== 0n && !isOnDisk(entries, version)) return refused([unknownVersion(version)]);
  return revert(applied(entries).filter((it) => compareVersions(it.version, version) > 0));
}

/** Newest first, and never over a migration that cannot be taken back. */
function revert(entries: readonly Entry[]): Choice {
  const newestFirst = entries.toReversed();
  const blocking = newestFirst.filter((entry) => !entry.migration?.down);
  if (blocking.length > 0) return refused(noDown(blocking));
  return chosen(newestFirst.flatMap((entry) => step(entry, 'down')));
}

function redo(last: readonly Entry[]): Choice {
  const back = revert(last);
  if (back.steps.length === 0) return back;
  return chosen([...back.steps, ...last.flatMap((entry) => step(entry, 'up'))]);
}

function reset(entries: readonly Entry[], rerun = false): Choice {
  const back = revert(applied(entries));
  if (!rerun || back.refusals.length > 0) return back;
  const again = entries.filter(({ state }) => state !== 'duplicate');
  return chosen([...back.steps, ...again.flatMap((entry) => step(entry, 'up'))]);
}

/** A list from another tool may hold versions that no file has: they are said, and left out. */
function mark(entries: readonly Entry[], versions: readonly bigint[]): Choice {
  const unknown = versions.filter((version) => !isOnDisk(entries, version));
  if (unknown.length > 0 && unknown.length === versions.length) {
    return refused(unknown.map(unknownVersion));
  }
  const asked = new Set(versions);
  const unmarked = entries.filter((entry) => asked.has(entry.version) && !entry.row);
  const steps = unmarked.flatMap((entry) => step(entry, 'mark'));
  return { steps, refusals: [], warnings: unknown.map(unknownVersion) };
}

/** Of the up script while there is no row, else of the down script. */
function resume(entries: readonly Entry[], version: bigint): Choice {
  const entry = entries.find((it) => it.version === version && it.migration);
  if (!entry?.migration) return refused([unknownVersion(version)]);
  const steps = step(entry, entry.row ? 'down' : 'up');
  if (!steps.every(({ script }) => script.noTransaction)) return refused([neverHalfDone(entry)]);
  return steps.length === 0
    ? refused(noDown([entry]))
    : chosen(steps.map((it) => ({ ...it, resume: [] })));
}

function undo(entries: readonly Entry[], version: bigint): Choice {
  const entry = entries.find((it) => it.version === version && it.migration);
  if (!entry?.migration) return refused([unknownVersion(version)]);
  if (entry.row) return refused([hasRow(entry)]);
  if (!entry.migration.up?.noTransaction) return refused([neverHalfDone(entry)]);
  const steps = step(entry, 'down');
  if (steps.length === 0) return refused(noDown([entry]));
  return chosen(steps.map((it) => ({ ...it, withoutRow: true })));
}

function neverHalfDone(entry: Entry): Remark {
  const message =
    `${migrationName(entry)} runs in one transaction with its row in the ledger, so it is never ` +
    'half done. Run or revert it.';
  return { code: 'nothing-to-resume', version: entry.version, message };
}

function hasRow(entry: Entry): Remark {
  const message = `${migrationName(entry)} has its row in the ledger. Revert it, or repair its row.`;
  return { code: 'nothing-to-resume', version: entry.version, message };
}

function applied(entries: readonly Entry[]): Entry[] {
  return entries.filter((entry) => entry.row && entry.migration);
}

function isOnDisk(entries: readonly Entry[], version: bigint): boolean {
  return entries.some((entry) => entry.version === version && entry.migration);
}

function step(entry: Entry, direction: Direction): Step[] {
  const { migration } = entry;
  const script = direction === 'down' ? migration?.down : migration?.up;
  return migration && script ? [{ direction, migration, script }] : [];
}

function chosen(steps: readonly Step[]): Choice {
  return { steps, refusals: [], warnings: [] };
}

function refused(refusals: readonly Remark[]): Choice {
  return { steps: [], refusals, warnings: [] };
}

function unknownVersion(version: bigint): Remark {
  const message = `No migration on disk has the version ${version}. Refresh, or check the number.`;
  return { code: 'unknown-version', version, message };
}

function noDown(blocking: readonly Entry[]): Remark[] {
  const [first, ...more] = blocking;
  if (!first) return [];
  const others = more.length > 0 ? ` (and ${more.length} before it)` : '';
  const message =
    `${migrationName(first)}${others} has no down script, so it cannot be reverted, ` +
    'nor may anything older be reverted past it. Write one, or revert down to this migration only.';
  const path = first.migration?.path;
  return [{ code: 'no-down', version: first.version, message, ...(path && { path }) }];
}
