import { type Difference, differencesOf } from './differences.ts';
import type { Effect } from './effect.ts';
import type { Former } from './former.ts';
import { inverseOf } from './inverseOf.ts';
import { effectsIn, type Played, type PlayedScript, play } from './played.ts';
import type { Undo } from './undo.ts';

/** Where the way back of a migration leads, by both of its scripts. */
export interface Reversal {
  readonly played: Played;
  readonly differences: readonly Difference[];
  /** What takes back the whole up script, the last step first. */
  inverse(mayBeConcurrent: boolean): readonly Undo[];
}

/** Plays both scripts after what is known of the schema before. */
export function reversalOf(up: PlayedScript, down: PlayedScript, former: Former): Reversal {
  const upward = effectsIn(up);
  const played = play(upward, effectsIn(down), former);
  let differences: readonly Difference[] | undefined;
  return {
    played,
    get differences() {
      differences ??= differencesOf(played);
      return differences;
    },
    inverse: (mayBeConcurrent) => inverse(upward, former, mayBeConcurrent),
  };
}

function inverse(up: readonly Effect[], former: Former, mayBeConcurrent: boolean): readonly Undo[] {
  return inverseOf(play(up, [], former), { former, mayBeConcurrent });
}
