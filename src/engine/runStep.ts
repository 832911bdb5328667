import { DatabaseError } from '../database/failure.ts';
import type { Session } from '../database/session.ts';
import { findInvalidIndexes } from './invalidIndexes.ts';
import { setExecutionTime } from './ledgerWrites.ts';
import { migrationName } from './migrationName.ts';
import { type Attempt, performStep } from './performStep.ts';
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
    if (performance !== 'done') return failed(elapsed, performanceFailure(attempt, performance));
    return { elapsed, warnings: await writeTime(attempt, elapsed), isCancelled: false };
  } catch (error) {
    const elapsed = process.hrtime.bigint() - start;
    await rollBack(attempt.session);
    if (isCancellation(error, attempt)) return failed(elapsed, cancelledFailure(attempt), true);
    if (!(error instanceof DatabaseError)) throw error;
    const invalid = await findInvalidIndexes(attempt);
    return failed(elapsed, stepFailure(attempt, error, invalid));
  }
}

function failed(elapsed: bigint, failure: Failure, isCancelled = false): StepOutcome {
  return { elapsed, warnings: [], failure, isCancelled };
}

/** Its own error decides once it is more than the answer to our cancel, which may end the connection. */
function isCancellation(error: unknown, { signal, phase, landed }: Attempt): boolean {
  if (!signal?.aborted || landed) return false;
  if (!(error instanceof DatabaseError)) return error === signal.reason;
  return error.kind === 'lost' ? phase !== 'commit' : error.server?.sqlstate === '57014';
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
