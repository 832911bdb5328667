import type { Session, TransactionStatus } from '../database/session.ts';
import type { Attempt, Performance } from './attempt.ts';
import { cancellable } from './cancellable.ts';
import { insertRow, setFailed } from './ledgerWrites.ts';
import { recordAlone, recordStep } from './recordStep.ts';
import { runScript } from './runScript.ts';
import { setLocalTimeouts } from './timeouts.ts';

/** A script and its row in one transaction. */
export async function inTransaction(attempt: Attempt): Promise<Performance> {
  const { session, step, signal } = attempt;
  await session.script('BEGIN');
  await setLocalTimeouts(session, attempt.timeouts);
  const isWatched = step.control === 'forbidden' || step.control === 'unknown';
  if (isWatched) await session.script(MARK);
  const status = await runScript(attempt);
  const isKept = status === 'open' && (!isWatched || (await isMarked(session)));
  if (isKept) return cancellable(session, signal, () => recordAndCommit(attempt));
  attempt.landed = true;
  if (step.control === 'own-transaction' && status === 'idle') return recordAlone(attempt);
  return recordDoubt(attempt, status);
}

async function recordAndCommit(attempt: Attempt): Promise<Performance> {
  if (!(await recordStep(attempt))) {
    await attempt.session.script('ROLLBACK');
    return 'row-gone';
  }
  attempt.phase = 'commit';
  await attempt.session.script('COMMIT');
  return 'done';
}

/** The row says `success = false`: neither sqlx nor Staircase goes on before a person has looked. */
async function recordDoubt(attempt: Attempt, status: TransactionStatus): Promise<Performance> {
  const { session, location, step } = attempt;
  attempt.phase = 'record';
  if (step.direction === 'down') await setFailed(session, location, step.migration.version);
  else await insertRow(session, location, step, false);
  if (status === 'open') await session.script('COMMIT');
  return 'ended-transaction';
}

/** A setting that lives as long as the engine's transaction: `COMMIT; BEGIN` would go unseen. */
const MARK = "SET LOCAL staircase.transaction = 'engine'";

async function isMarked(session: Session): Promise<boolean> {
  const [row] = await session.query(
    "SELECT current_setting('staircase.transaction', true) = 'engine' AS marked",
  );
  return row?.['marked'] === true;
}
