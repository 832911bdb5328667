import { insertRow, setFailed } from '../ledger/ledgerWrites.ts';
import { cancellable } from '../lock/cancellable.ts';
import type { Attempt, Performance } from './attempt.ts';
import { openingOf } from './opening.ts';
import { elapsed, recordAlone, recordStep } from './recordStep.ts';
import { sendStep } from './sendStep.ts';
import { isMarked, type TransactionMark } from './transactionMark.ts';

/** A script and its row in one transaction: one wait, or two where something is to be decided first. */
export async function inTransaction(attempt: Attempt): Promise<Performance> {
  const opening = attempt.opening ?? openingOf(attempt.step, attempt.timeouts);
  const isRecorded = await sendStep(attempt, opening);
  if (!isRecorded) return unrecorded(attempt, opening.mark);
  // Not by the session's status: one that is lost by now is idle, and nothing is committed.
  if (!attempt.isCommitSent)
    await cancellable(attempt.session, attempt.signal, () => commit(attempt));
  return 'done';
}

/** Row or mark was gone; without the mark the transaction that is open may be the script's own. */
async function unrecorded(attempt: Attempt, mark: TransactionMark): Promise<Performance> {
  const { session, step, signal } = attempt;
  const isOpen = session.transactionStatus === 'open';
  // RESET ALL takes the mark away, too, and a script without transaction control leaves no doubt.
  if (isOpen && (step.control === undefined || (await isMarked(session, mark)))) {
    return cancellable(session, signal, () => recordAndCommit(attempt));
  }
  attempt.landed = true;
  return step.control === 'own-transaction' && !isOpen
    ? recordAlone(attempt)
    : recordDoubt(attempt);
}

async function recordAndCommit(attempt: Attempt): Promise<Performance> {
  if (!(await recordStep(attempt))) {
    await attempt.session.script('ROLLBACK');
    return 'row-gone';
  }
  await commit(attempt);
  return 'done';
}

async function commit(attempt: Attempt): Promise<void> {
  attempt.phase = 'commit';
  await attempt.session.script('COMMIT');
}

/** The row says `success = false`: neither sqlx nor Staircase goes on before a person has looked. */
async function recordDoubt(attempt: Attempt): Promise<Performance> {
  const { session, location, step } = attempt;
  const isOpen = session.transactionStatus === 'open';
  attempt.phase = 'record';
  if (step.direction === 'down') await setFailed(session, location, step.migration.version);
  else {
    const failed = insertRow(location, step, { success: false, elapsed: elapsed(attempt) });
    await session.pipeline([failed]);
  }
  if (isOpen) await session.script('COMMIT');
  return 'ended-transaction';
}
