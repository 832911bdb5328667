import { DatabaseError } from '../../database/failure.ts';
import { isCancellation } from '../lock/cancellable.ts';
import { aftermathOf } from './aftermath.ts';
import type { Attempt } from './attempt.ts';
import { performanceFailure } from './performanceFailure.ts';
import { performStep } from './performStep.ts';
import type { Failure } from './report.ts';
import { rollBack } from './rollBack.ts';
import { cancelledFailure, stepFailure } from './stepFailure.ts';

/** How one step ended. `elapsed` in nanoseconds, as sqlx takes it: from BEGIN to COMMIT. */
export interface StepOutcome {
  readonly elapsed: bigint;
  readonly failure?: Failure;
  readonly isCancelled: boolean;
}

/** Runs one step to its end, whatever the database says. Leaves no transaction open. */
export async function runStep(attempt: Attempt): Promise<StepOutcome> {
  try {
    const performance = await performStep(attempt);
    const elapsed = process.hrtime.bigint() - attempt.start;
    if (performance === 'done') return { elapsed, isCancelled: false };
    return { elapsed, failure: performanceFailure(attempt, performance), isCancelled: false };
  } catch (error) {
    const elapsed = process.hrtime.bigint() - attempt.start;
    await rollBack(attempt.session);
    return { elapsed, ...(await afterError(attempt, error)) };
  }
}

async function afterError(
  attempt: Attempt,
  error: unknown,
): Promise<{ failure: Failure; isCancelled: boolean }> {
  const aftermath = await aftermathOf(attempt, error);
  if (!aftermath.isRecorded && wasCancelled(attempt, error)) {
    return { failure: cancelledFailure(attempt, error, aftermath), isCancelled: true };
  }
  if (!(error instanceof DatabaseError)) throw error;
  return { failure: stepFailure(attempt, error, aftermath), isCancelled: false };
}

/** Once the script has landed, or the connection ends at COMMIT, "cancelled" would say too much. */
function wasCancelled(attempt: Attempt, error: unknown): boolean {
  if (attempt.landed || !isCancellation(error, attempt.signal)) return false;
  return attempt.phase !== 'commit' || !(error instanceof DatabaseError && error.kind === 'lost');
}
