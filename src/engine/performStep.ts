import type { Attempt, Performance } from './attempt.ts';
import { inTransaction } from './inTransaction.ts';
import { outsideTransaction } from './outsideTransaction.ts';
import { recordAlone } from './recordStep.ts';
import { undoInTransaction } from './undoInTransaction.ts';

/** Sends a step's statements in sqlx's order (sqlx.md, section 5). Throws what the session throws. */
export function performStep(attempt: Attempt): Promise<Performance> {
  if (attempt.step.direction === 'mark') return recordAlone(attempt);
  if (attempt.step.script.noTransaction) return outsideTransaction(attempt);
  return attempt.step.withoutRow ? undoInTransaction(attempt) : inTransaction(attempt);
}
