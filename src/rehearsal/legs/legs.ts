import type { Leg } from '../rehearsal.ts';
import type { State } from '../stage/readState.ts';
import type { LegOutcome } from './runLeg.ts';

/** How the legs of a rehearsal are run, one after the other. Throws `DatabaseError` when the stage is lost. */
export interface Legs {
  run(leg: Leg): Promise<LegOutcome>;
  /** What the database holds now. */
  read(): Promise<State>;
}
