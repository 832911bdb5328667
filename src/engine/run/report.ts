import type { ServerError } from '../../database/failure.ts';
import type { Notice } from '../../database/session.ts';
import type { Place } from '../../sql/span.ts';
import type { StatementFate } from '../halfDone/fates.ts';
import type { InvalidIndex } from '../halfDone/invalidIndexes.ts';
import type { Remark, Step } from '../plan/plan.ts';

/** Where a step stands, so that its failure can tell what is left behind. */
export type Phase = 'begin' | 'script' | 'record' | 'commit';

/** Everything a person needs to mend what failed. */
export interface Failure {
  readonly message: string;
  /** What to do next, in one sentence. */
  readonly advice?: string;
  readonly sqlstate?: string;
  readonly detail?: string;
  readonly hint?: string;
  readonly where?: string;
  readonly path?: string;
  readonly place?: Place;
  /** The text of the statement that failed. */
  readonly statement?: string;
  /** How far the step had come; absent where it was no step's failure. */
  readonly phase?: Phase;
  /** What the server said, word for word. Absent where it said nothing. */
  readonly server?: Pick<ServerError, 'message' | 'sourceLine'>;
  /** What became of each statement of a script outside a transaction. */
  readonly statements?: readonly StatementFate[];
  /** INVALID indexes to drop before it is run again (`dropInvalidIndex`). */
  readonly invalidIndexes?: readonly InvalidIndex[];
  /** What a person may choose for a script that is half done. */
  readonly choices?: readonly Choice[];
}

/** `mark` is the intent `mark-applied` for this version; the others are intents of their names. */
export type Choice = 'resume' | 'undo' | 'mark';

/** What happened to one step. `done` alone means that its row in the ledger agrees. */
export interface StepReport {
  readonly step: Step;
  readonly outcome: 'done' | 'failed' | 'not-reached';
  /** Nanoseconds, as written to the ledger. Absent for a step not reached. */
  readonly elapsed?: bigint;
  readonly failure?: Failure;
  readonly notices: readonly Notice[];
}

/** The story of a run or revert. A failed migration is a report, not an exception. */
export interface Report {
  readonly outcome: 'done' | 'failed' | 'cancelled' | 'refused';
  readonly steps: readonly StepReport[];
  /** What stopped the run where that is not a step's own failure: lock, connection, stale plan. */
  readonly failure?: Failure;
  readonly refusals: readonly Remark[];
  readonly warnings: readonly Remark[];
  /** The doubts of the plan, which the person has confirmed. Absent where it had none. */
  readonly confirmed?: readonly Remark[];
}

/** What `execute` tells while it works, in order. `finished` means done: script and row agree. */
export type EngineEvent =
  | {
      readonly kind: 'waiting-for-lock';
      /** Such as "held by pid 4711, application hodei-server, since 12 s". */
      readonly holder: string;
      /** The backend that holds it, where the server tells. */
      readonly processId?: number;
      /** Milliseconds waited so far. */
      readonly waited: number;
    }
  | {
      /** A statement of the step waits for a lock; told about once a second. */
      readonly kind: 'blocked';
      readonly step: Step;
      /** Such as "held by pid 4711, application psql, since 12 s, which runs: LOCK TABLE t". */
      readonly holder: string;
      /** The backend that blocks it; 0 for a prepared transaction. */
      readonly processId: number;
    }
  | {
      readonly kind: 'started';
      readonly step: Step;
      readonly index: number;
      readonly count: number;
    }
  | { readonly kind: 'notice'; readonly step: Step; readonly notice: Notice }
  | {
      readonly kind: 'finished';
      readonly step: Step;
      readonly index: number;
      readonly count: number;
      /** Nanoseconds. */
      readonly elapsed: bigint;
    };
