import type { Entry, State } from '../engine/plan.ts';

/** An entry as the tree shows it; its state is `unknown` where no database could be asked. */
export interface ShownEntry extends Omit<Entry, 'state'> {
  readonly state: State | 'unknown';
}
