import {
  type ChosenSteps,
  chosen,
  noDown,
  refused,
  stepOf,
  unknownVersion,
} from '../plan/chosenSteps.ts';
import { migrationName } from '../plan/migrationName.ts';
import type { Entry, Remark } from '../plan/plan.ts';

/** Of the up script while there is no row, else of the down script. */
export function resumeSteps(entries: readonly Entry[], version: bigint): ChosenSteps {
  const entry = entries.find((it) => it.version === version && it.migration);
  if (!entry?.migration) return refused([unknownVersion(version)]);
  const steps = stepOf(entry, entry.row ? 'down' : 'up');
  if (!steps.every(({ script }) => script.noTransaction)) return refused([neverHalfDone(entry)]);
  return steps.length === 0
    ? refused(noDown([entry]))
    : chosen(steps.map((it) => ({ ...it, resume: [] })));
}

/** The down script of what has left no row. */
export function undoSteps(entries: readonly Entry[], version: bigint): ChosenSteps {
  const entry = attempted(entries, version);
  if ('code' in entry) return refused([entry]);
  const steps = stepOf(entry, 'down');
  if (steps.length === 0) return refused(noDown([entry]));
  return chosen(steps.map((it) => ({ ...it, withoutRow: true, left: [] })));
}

/** The row alone of what has left none. */
export function markHalfDoneSteps(
  entries: readonly Entry[],
  versions: readonly bigint[],
): ChosenSteps {
  const found = versions.map((version) => attempted(entries, version));
  const refusals = found.filter((it) => 'code' in it);
  if (refusals.length > 0) return refused(refusals);
  const steps = found.flatMap((it) => ('code' in it ? [] : stepOf(it, 'mark')));
  return chosen(steps.map((it) => ({ ...it, left: [] })));
}

/** What may have been left half done, without its row; or why not. */
function attempted(entries: readonly Entry[], version: bigint): Entry | Remark {
  const entry = entries.find((it) => it.version === version && it.migration);
  if (!entry?.migration) return unknownVersion(version);
  if (entry.row) return hasRow(entry);
  return entry.migration.up?.noTransaction ? entry : neverHalfDone(entry);
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
