import type { Effect } from './effect.ts';
import type { Item, Phase } from './item.ts';
import type { Thing } from './thing.ts';

/** What an effect did when its turn came. */
export interface Step {
  readonly effect: Effect;
  readonly phase: Phase;
  /** The object; undefined when it is not there. */
  readonly item: Item | undefined;
  /**
   * `skipped`: IF [NOT] EXISTS had nothing to do. `absent`: nothing is known of the object.
   * `missing`: it was there and is no more, or has another name, so that the server refuses.
   */
  readonly outcome: 'done' | 'replaced' | 'skipped' | 'absent' | 'missing';
  /** Of `missing`: what was not there, the object or what it is on. */
  readonly lacks?: Lack;
  /** What went away. */
  readonly gone: readonly Item[];
  /** What is still there and needs what was dropped, so that the server refuses. */
  readonly blockedBy: readonly Item[];
  /** Of a setting, whether the value before is known, and which it was; of a move, the name before. */
  readonly before?: { readonly value: string | undefined } | undefined;
  readonly nameBefore?: Thing;
  readonly steps: readonly Step[];
}

/** What a statement speaks of and cannot find. */
export interface Lack {
  readonly thing: Thing;
  /** What has taken it away; absent where it has another name. */
  readonly goneBy?: Effect;
}

/** A step of which nothing more is to be told than is said. */
export function newStep(
  effect: Effect,
  phase: Phase,
  more: Pick<Step, 'outcome'> & Partial<Step>,
): Step {
  return { effect, phase, item: undefined, gone: [], blockedBy: [], steps: [], ...more };
}
