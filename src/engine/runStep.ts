import { DatabaseError } from '../database/failure.ts';
import type { Session } from '../database/session.ts';
import type { Attempt } from './attempt.ts';
import { isCancellation } from './cancellable.ts';
import { findInvalidIndexes } from './invalidIndexes.ts';
import { setExecutionTime } from './ledgerWrites.ts';
import { migrationName } from './migrationName.ts';
import { performStep } from './performStep.ts';
import type { Remark } from './plan.ts';
import type { Failure } from './report.ts';
import { cancelledFailure, performanceFailure, stepFailure } from './stepFailure.ts';

/** How one step ended. `elapsed` in nanoseconds, as sqlx takes it: from BEGIN to COMMIT. */
export interface StepOutcome {
  readonly elapsed: bigint;
  readonly warnings: readonly Remark[];
  readonly failure?: Failure;
  readonly isCancelled: boolean;
}

/** Runs one step to its end, whatever the database says. Leaves no transaction open. */
export async function runStep(attempt: Attempt): Promise<StepOutcome> {
  const start = process.hrtime.bigint();
  try {
    const performance = await performStep(attempt);
    const elapsed = process.hrtime.bigint() - start;
    if (performance !== 'done') {
      const failure = performanceFailure(attempt, performance);
      return { elapsed, warnings: [], failure, isCancelled: false };
    }
    return { elapsed, warnings: await writeTime(attempt, elapsed), isCancelled: false };
  } catch (error) {
    const elapsed = process.hrtime.bigint() - start;
    await rollBack(attempt.session);
    return { elapsed, warnings: [], ...(await afterError(attempt, error)) };
  }
}

async function afterError(
  attempt: Attempt,
  error: unknown,
): Promise<{ failure: Failure; isCancelled: boolean }> {
  const invalid = await findInvalidIndexes(attempt);
  if (wasCancelled(attempt, error)) {
    return { failure: cancelledFailure(attempt, invalid), isCancelled: true };
  }
  if (!(error instanceof DatabaseError)) throw error;
  return { failure: stepFailure(attempt, error, invalid), isCancelled: false };
}

/** Once the script has landed, or the connection ends at COMMIT, "cancelled" would say too much. */
function wasCancelled(attempt: Attempt, error: unknown): boolean {
  if (attempt.landed || !isCancellation(error, attempt.signal)) return false;
  return attempt.phase !== 'commit' || !(error instanceof DatabaseError && error.kind === 'lost');
}

async function rollBack(session: Session): Promise<void> {
  if (session.ended || session.transactionStatus === 'idle') return;
  try {
    await session.script('ROLLBACK');
  } catch (error) {
    // The connection is gone, and the transaction with it; what came first is what is told.
    if (!(error instanceof DatabaseError)) throw error;
  }
}

/** The migration is committed by now: a time that cannot be written is no failure of it. */
async function writeTime(attempt: Attempt, elapsed: bigint): Promise<Remark[]> {
  const { session, location, step } = attempt;
  if (step.direction !== 'up') return [];
  const { version } = step.migration;
  try {
    await setExecutionTime(session, location, version, elapsed);
    return [];
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const message =
      `${migrationName(step.migration)} is applied, but how long it took could not be written ` +
      `to the ledger: ${error.message}.`;
    return [{ code: 'execution-time', version, message }];
  }
}
