import { compareVersions } from '../../migrations/version.ts';
import { markHalfDoneSteps, resumeSteps, undoSteps } from '../halfDone/halfDoneSteps.ts';
import {
  type ChosenSteps,
  chosen,
  noDown,
  refused,
  stepOf,
  unknownVersion,
} from './chosenSteps.ts';
import type { Entry, Intent } from './plan.ts';

/** What an intent means for these entries, which are in version order. */
export function chooseSteps(entries: readonly Entry[], intent: Intent): ChosenSteps {
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
      return intent.halfDone
        ? markHalfDoneSteps(entries, intent.versions)
        : mark(entries, intent.versions);
    case 'resume':
      return resumeSteps(entries, intent.version);
    case 'undo':
      return undoSteps(entries, intent.version);
  }
}

function run(entries: readonly Entry[]): ChosenSteps {
  return chosen(entries.filter((entry) => !entry.row).flatMap((entry) => stepOf(entry, 'up')));
}

/** As sqlx: the version given stays; 0 stays for "before every migration", on disk or not. */
function revertTo(entries: readonly Entry[], version: bigint): ChosenSteps {
  if (version !== 0n && !isOnDisk(entries, version)) return refused([unknownVersion(version)]);
  return revert(applied(entries).filter((it) => compareVersions(it.version, version) > 0));
}

/** Newest first, and never over a migration that cannot be taken back. */
function revert(entries: readonly Entry[]): ChosenSteps {
  const newestFirst = entries.toReversed();
  const blocking = newestFirst.filter((entry) => !entry.migration?.down);
  if (blocking.length > 0) return refused(noDown(blocking));
  return chosen(newestFirst.flatMap((entry) => stepOf(entry, 'down')));
}

function redo(last: readonly Entry[]): ChosenSteps {
  const back = revert(last);
  if (back.steps.length === 0) return back;
  return chosen([...back.steps, ...last.flatMap((entry) => stepOf(entry, 'up'))]);
}

function reset(entries: readonly Entry[], rerun = false): ChosenSteps {
  const back = revert(applied(entries));
  if (!rerun || back.refusals.length > 0) return back;
  const again = entries.filter(({ state }) => state !== 'duplicate');
  return chosen([...back.steps, ...again.flatMap((entry) => stepOf(entry, 'up'))]);
}

/** A list from another tool may hold versions that no file has: they are said, and left out. */
function mark(entries: readonly Entry[], versions: readonly bigint[]): ChosenSteps {
  const unknown = versions.filter((version) => !isOnDisk(entries, version));
  if (unknown.length > 0 && unknown.length === versions.length) {
    return refused(unknown.map(unknownVersion));
  }
  const asked = new Set(versions);
  const unmarked = entries.filter((entry) => asked.has(entry.version) && !entry.row);
  const steps = unmarked.flatMap((entry) => stepOf(entry, 'mark'));
  return { steps, refusals: [], warnings: unknown.map(unknownVersion) };
}

function applied(entries: readonly Entry[]): Entry[] {
  return entries.filter((entry) => entry.row && entry.migration);
}

function isOnDisk(entries: readonly Entry[], version: bigint): boolean {
  return entries.some((entry) => entry.version === version && entry.migration);
}
