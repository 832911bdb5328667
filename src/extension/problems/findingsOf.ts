import type { Remark, RemarkCode } from '../../engine/plan/plan.ts';
import type { Scope } from '../ask/askScope.ts';
import type { ShownProblem } from './diagnostics.ts';

/** What a run may pass over: the server may take what our parser rejects, and order is a setting. */
const PASSABLE: readonly RemarkCode[] = ['out-of-order', 'syntax-error'];

/**
 * Remarks as the Problems panel lists them: what no file is to blame for, such as a row without one,
 * at the migrations folder. What is wrong on disk alone is listed there anyway.
 */
export function findingsOf(remarks: readonly Remark[], { ledger, only }: Scope): ShownProblem[] {
  const { folders } = ledger.input;
  const known = folders.flatMap(({ problems }) => problems.map(({ message }) => message));
  const path = only ?? folders[0]?.path ?? '';
  return remarks
    .filter(({ message }) => !known.includes(message))
    .map((remark) => ({ path, ...remark, isError: !PASSABLE.includes(remark.code) }));
}
