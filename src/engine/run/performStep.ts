import { fatesNow } from '../halfDone/fatesNow.ts';
import { cancellable } from '../lock/cancellable.ts';
import type { Attempt, Performance } from './attempt.ts';
import { inTransaction } from './inTransaction.ts';
import { outsideTransaction } from './outsideTransaction.ts';
import { recordAlone } from './recordStep.ts';
import { isAsShown } from './resumeScript.ts';
import { undoInTransaction } from './undoInTransaction.ts';

/** Sends a step's statements in sqlx's order (sqlx.md, section 5). Throws what the session throws. */
export function performStep(attempt: Attempt): Promise<Performance> {
  if (attempt.step.direction === 'mark') return recordAlone(attempt);
  if (attempt.step.withoutRow) return undo(attempt);
  return attempt.step.script.noTransaction ? outsideTransaction(attempt) : inTransaction(attempt);
}

/** Takes back what was shown, and nothing else. */
async function undo(attempt: Attempt): Promise<Performance> {
  const { session, step, signal } = attempt;
  const { attempted = [], left = [] } = step;
  attempt.fates = await cancellable(session, signal, () => fatesNow(session, attempted));
  if (!isAsShown(left, attempt.fates)) return 'stale-resume';
  return step.script.noTransaction ? outsideTransaction(attempt) : undoInTransaction(attempt);
}
