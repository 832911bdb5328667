import type { Session } from '../../database/session.ts';
import type { StatementFate } from '../halfDone/fates.ts';
import type { InvalidIndex } from '../halfDone/invalidIndexes.ts';
import type { ScriptStatement } from '../halfDone/scriptStatements.ts';
import type { Standing } from '../halfDone/standing.ts';
import type { LedgerLocation } from '../ledger/ledger.ts';
import type { Timeouts } from '../lock/timeouts.ts';
import type { Step } from '../plan/plan.ts';
import type { Opening } from './opening.ts';
import type { Phase } from './report.ts';

/** One attempt at one step. */
export interface Attempt {
  readonly session: Session;
  readonly location: LedgerLocation;
  readonly step: Step;
  readonly timeouts: Timeouts;
  readonly signal?: AbortSignal;
  /** That of the step, where the step before may have sent it ahead. */
  readonly opening?: Opening;
  /** That of the step behind, where it may be sent ahead. */
  readonly next?: Opening;
  /** `process.hrtime.bigint()` when it began. */
  readonly start: bigint;
  /** Opens another session, should this one be lost. */
  readonly reopen?: () => Promise<Session>;
  phase: Phase;
  /** COMMIT was sent without waiting for what comes before it. */
  isCommitSent: boolean;
  /** The script's effects are committed, whatever becomes of the row. */
  landed: boolean;
  /** What the catalog had before a script outside a transaction was sent. */
  before?: readonly Standing[];
  /** INVALID indexes in its way or, after it, left by it. */
  invalid?: readonly InvalidIndex[];
  /** What had become of its statements before it was sent. */
  fates?: readonly StatementFate[];
  /** Whom it was last seen waiting for, such as "held by pid 4711, application psql". */
  blockedBy?: string;
  /** The statement that a resume has sent last. */
  sent?: ScriptStatement;
}

/**
 * `done`: script and row agree. These ran without an error and are no success: the script ended the
 * transaction around it (its row says so), left one open (rolled back), its row was gone, or an
 * index is INVALID after it. These were not sent: an INVALID index is in the way, an earlier attempt
 * has done a part, or that part is another than the one that was shown.
 */
export type Performance =
  | 'done'
  | 'ended-transaction'
  | 'left-open'
  | 'row-gone'
  | 'invalid-index-left'
  | 'invalid-index'
  | 'half-done'
  | 'stale-resume';
