import type { Session, TransactionStatus } from '../database/session.ts';
import { cancellable } from './cancellable.ts';
import type { LedgerLocation } from './ledger.ts';
import { deleteRow, insertRow, setFailed } from './ledgerWrites.ts';
import type { Step } from './plan.ts';
import { setLocalTimeouts, type Timeouts, withSessionTimeouts } from './timeouts.ts';

/** Where a step stands, so that its failure can tell what is left behind. */
export type Phase = 'begin' | 'script' | 'record' | 'commit';

/** One attempt at one step. */
export interface Attempt {
  readonly session: Session;
  readonly location: LedgerLocation;
  readonly step: Step;
  readonly timeouts: Timeouts;
  readonly signal?: AbortSignal;
  phase: Phase;
  /** The script's effects are committed, whatever becomes of the row. */
  landed: boolean;
}

/**
 * `done`: script and row agree. The others ran without an error and are no success: the script ended
 * the transaction around it (its row says so), left one open (rolled back), or its row was gone.
 */
export type Performance = 'done' | 'ended-transaction' | 'left-open' | 'row-gone';

/** Sends a step's statements in sqlx's order (sqlx.md, section 5). Throws what the session throws. */
export function performStep(attempt: Attempt): Promise<Performance> {
  if (attempt.step.direction === 'mark') return recordAlone(attempt);
  return attempt.step.script.noTransaction ? outsideTransaction(attempt) : inTransaction(attempt);
}

async function inTransaction(attempt: Attempt): Promise<Performance> {
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

async function outsideTransaction(attempt: Attempt): Promise<Performance> {
  const { session, timeouts } = attempt;
  const status = await withSessionTimeouts(session, timeouts, () => runScript(attempt));
  if (status === 'idle') {
    attempt.landed = true;
    return recordAlone(attempt);
  }
  await session.script('ROLLBACK');
  return 'left-open';
}

function runScript(attempt: Attempt): Promise<TransactionStatus> {
  const { session, step, signal } = attempt;
  attempt.phase = 'script';
  return cancellable(session, signal, () => session.script(step.script.text));
}

async function recordAndCommit(attempt: Attempt): Promise<Performance> {
  if (!(await record(attempt))) {
    await attempt.session.script('ROLLBACK');
    return 'row-gone';
  }
  attempt.phase = 'commit';
  await attempt.session.script('COMMIT');
  return 'done';
}

/** Not cancellable: the script's effects stay, so its row must follow. */
async function recordAlone(attempt: Attempt): Promise<Performance> {
  return (await record(attempt)) ? 'done' : 'row-gone';
}

async function record(attempt: Attempt): Promise<boolean> {
  const { session, location, step } = attempt;
  attempt.phase = 'record';
  if (step.direction === 'down') return deleteRow(session, location, step.migration.version);
  await insertRow(session, location, step, true);
  return true;
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
