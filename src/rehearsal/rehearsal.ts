import type { Failure } from '../engine/run/report.ts';
import type { Catalogue } from '../schema/catalogue.ts';
import type { Difference } from '../schema/differences.ts';
import type { NotRun } from './notProvable.ts';
import type { Observation } from './observe/observation.ts';
import type { Loss } from './survival/loss.ts';
import type { Unmatched } from './survival/unmatched.ts';

/** What a rehearsal proves of a migration, best first. */
export type Verdict =
  | 'reversible'
  | 'irreversible'
  | 'no-down'
  | 'not-provable'
  | 'lossy'
  | 'not-repeatable'
  | 'not-reversed'
  | 'fails';

/** Which of the three runs of a rehearsal: the way there, the way back, and there again. */
export type Leg = 'up' | 'down' | 'up again';

/** What became of one migration on the stage. */
export interface Rehearsal {
  readonly version: bigint;
  readonly description: string;
  readonly verdict: Verdict;
  /** Milliseconds that the scripts took, where they were run. */
  readonly upMs?: number;
  readonly downMs?: number;
  /**
   * With `not-reversed` what is left behind by down, with `not-repeatable` what is other after the
   * second up; notes may be there with any verdict.
   */
  readonly differences: readonly Difference[];
  /** The two states that differ, with `not-reversed` and `not-repeatable`. */
  readonly compared?: { readonly expected: Catalogue; readonly actual: Catalogue };
  /** What up changes. */
  readonly changes: readonly Difference[];
  /** What its up script locks and writes anew, where that was asked for. */
  readonly observed?: Observation;
  /** Why it fails, and where: of the leg that failed. */
  readonly failure?: { readonly leg: Leg } & Failure;
  /** With `lossy` the rows and columns that down does not bring back. */
  readonly losses?: readonly Loss[];
  /** Statements that found no row to change, so that nothing is proven of what they do. */
  readonly unmatched?: readonly Unmatched[];
  /** Statements that need what the stage lacks. */
  readonly notRun?: readonly NotRun[];
  /**
   * Why it is irreversible, what the stage lacks, or what could not be shown of the rows. One
   * sentence each.
   */
  readonly reasons: readonly string[];
  /** Comments of its scripts ignore all that is said of it. */
  readonly isIgnored?: true;
}
