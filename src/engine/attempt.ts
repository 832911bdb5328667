import type { Session } from '../database/session.ts';
import type { LedgerLocation } from './ledger.ts';
import type { Step } from './plan.ts';
import type { Phase } from './report.ts';
import type { Timeouts } from './timeouts.ts';

/** One attempt at one step. */
export interface Attempt {
  readonly session: Session;
  readonly location: LedgerLocation;
  readonly step: Step;
  readonly timeouts: Timeouts;
  readonly signal?: AbortSignal;
  /** `process.hrtime.bigint()` when it began. */
  readonly start: bigint;
  phase: Phase;
  /** COMMIT was sent without waiting for what comes before it. */
  isCommitSent: boolean;
  /** The script's effects are committed, whatever becomes of the row. */
  landed: boolean;
}

/**
 * `done`: script and row agree. The others ran without an error and are no success: the script ended
 * the transaction around it (its row says so), left one open (rolled back), or its row was gone.
 */
export type Performance = 'done' | 'ended-transaction' | 'left-open' | 'row-gone';
