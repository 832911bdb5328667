import { concerns } from './concerns.ts';
import { migrationName } from './migrationName.ts';
import type { Entry, Plan, Remark } from './plan.ts';
import { stateRemarks } from './stateRemarks.ts';

/** Whether the database stands where the folder says it should. */
export interface Validation {
  /** Rows in the ledger that say success. */
  readonly applied: number;
  /** Migrations on disk. */
  readonly expected: number;
  readonly pending: number;
  /** Rows that say `success = false`. */
  readonly failed: number;
  /** The newest applied migration. */
  readonly last?: { readonly version: bigint; readonly description: string };
  /** Everything on disk is applied, unchanged, and nothing else is. */
  readonly isValid: boolean;
  /** One line. */
  readonly summary: string;
  readonly remarks: readonly Remark[];
}

/** Judges the entries of a plan, whatever it was made for; of one folder where it is for one. */
export function validate(plan: Plan): Validation {
  const entries = plan.entries.filter((entry) => concerns(plan.only, entry));
  const succeeded = entries.filter((entry) => entry.row?.success);
  const last = succeeded.at(-1);
  const counts = {
    applied: succeeded.length,
    expected: entries.filter((entry) => entry.migration).length,
    pending: entries.filter(isPending).length,
    failed: entries.filter((entry) => entry.row?.success === false).length,
  };
  const remarks = stateRemarks(entries, plan.problems);
  const isValid = counts.pending === 0 && remarks.length === 0;
  return {
    ...counts,
    ...(last && { last: { version: last.version, description: last.description } }),
    isValid,
    summary: summarise(counts, last, remarks, isValid),
    remarks,
  };
}

function isPending(entry: Entry): boolean {
  return entry.state === 'pending' || entry.state === 'out-of-order';
}

type Counts = Pick<Validation, 'applied' | 'expected' | 'pending' | 'failed'>;

function summarise(
  counts: Counts,
  last: Entry | undefined,
  remarks: readonly Remark[],
  isValid: boolean,
): string {
  const problems = remarks.length === 1 ? '1 problem' : `${remarks.length} problems`;
  const parts = [
    `${counts.applied} of ${counts.expected} applied`,
    ...(counts.pending > 0 ? [`${counts.pending} pending`] : []),
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ...(last ? [`last ${migrationName(last)}`] : []),
    ...(remarks.length > 0 ? [problems] : []),
  ];
  return `${isValid ? 'Valid' : 'Not valid'}: ${parts.join(', ')}.`;
}
