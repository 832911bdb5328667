import { groupBy } from '../../migrations/groupBy.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Effect } from './effect.ts';
import { effectsOf } from './effectsOf.ts';
import type { Former } from './former.ts';
import type { Item, Phase } from './item.ts';
import { Scene, type Step } from './scene.ts';

/** A script, as far as its effects go. */
export interface PlayedScript {
  readonly text: string;
  readonly statements: readonly Statement[];
}

/** A migration after its up script and then its down script. */
export interface Played {
  readonly scene: Scene;
  readonly up: readonly Step[];
  readonly down: readonly Step[];
  /** The steps of one script that have to do with an item. */
  stepsOf(item: Item, phase: 'up' | 'down'): readonly Step[];
}

/** The effects of a script, in order. */
export function effectsIn({ text, statements }: PlayedScript): Effect[] {
  return statements.flatMap((statement) => effectsOf({ statement, text }));
}

/** Plays the effects of the up script, and those of the down script after them. */
export function play(up: readonly Effect[], down: readonly Effect[], former: Former): Played {
  const scene = new Scene(former);
  const steps = (effects: readonly Effect[], phase: Phase) =>
    effects.map((it) => scene.play(it, phase));
  const played = { scene, up: steps(up, 'up'), down: steps(down, 'down') };
  const byItem = {
    up: groupBy(played.up, ({ item }) => item),
    down: groupBy(played.down, ({ item }) => item),
  };
  return { ...played, stepsOf: (item, phase) => byItem[phase].get(item) ?? [] };
}
