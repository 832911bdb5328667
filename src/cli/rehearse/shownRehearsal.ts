import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import type { Loss } from '../../rehearsal/survival/loss.ts';
import type { PlaceSpan, ShownFinding } from '../lint/shownFinding.ts';

/** A rehearsal, and what it complains about, where a person looks for it. */
export interface ShownRehearsal {
  readonly rehearsal: Rehearsal;
  readonly complaints: readonly ShownComplaint[];
  readonly losses: readonly ShownLoss[];
}

/** Data that down does not bring back. */
export interface ShownLoss {
  readonly loss: Loss;
  /** The statement that has lost them, where it could be told. */
  readonly spot?: ShownSpot;
}

/** A stretch of a script, with its text. */
export interface ShownSpot {
  readonly path: string;
  readonly place: PlaceSpan;
  readonly text: string;
}

/** A complaint as a finding, which is how the linter's are told, too. */
export interface ShownComplaint extends ShownFinding {
  /** The statement it is about; empty where it could not be told. */
  readonly cause: string;
  readonly cure?: ShownSpot;
}
