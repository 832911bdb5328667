import {
  type ChosenSteps,
  chosen,
  noDown,
  refused,
  stepOf,
  unknownVersion,
} from './chosenSteps.ts';
import { migrationName } from './migrationName.ts';
import type { Entry, Remark } from './plan.ts';

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
  const entry = entries.find((it) => it.version === version && it.migration);
  if (!entry?.migration) return refused([unknownVersion(version)]);
  if (entry.row) return refused([hasRow(entry)]);
  if (!entry.migration.up?.noTransaction) return refused([neverHalfDone(entry)]);
  const steps = stepOf(entry, 'down');
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
