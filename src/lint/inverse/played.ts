import type { Statement } from '../../sql/parser.ts';
import type { Effect } from './effect.ts';
import { effectsOf } from './effectsOf.ts';
import type { Former } from './former.ts';
import type { Phase } from './item.ts';
import { byColumn } from './notNullNames.ts';
import { Scene } from './scene.ts';
import { placedIn, schemaSetBy } from './searchPath.ts';
import type { Step } from './step.ts';
import { Tally } from './tally.ts';
import { Temporary } from './temporary.ts';

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
  readonly inUp: Tally;
  readonly inDown: Tally;
}

/** The effects of a script, in order. */
export function effectsIn({ text, statements }: PlayedScript): Effect[] {
  const temporary = new Temporary();
  let schema: string | undefined;
  return statements.flatMap((statement) => {
    const set = schemaSetBy(statement);
    if (set) schema = set.schema;
    const effects = temporary.without(statement, effectsOf({ statement, text }));
    return schema === undefined ? effects : effects.map((it) => placedIn(it, schema ?? ''));
  });
}

/** Plays the effects of the up script, and those of the down script after them. */
export function play(up: readonly Effect[], down: readonly Effect[], former: Former): Played {
  const scene = new Scene(former);
  const steps = (effects: readonly Effect[], phase: Phase) =>
    effects.map((it) => scene.play(it, phase));
  const both = [...up, ...down];
  const there = steps(byColumn(up, both), 'up');
  const back = steps(byColumn(down, both), 'down');
  return { scene, up: there, down: back, inUp: new Tally(there), inDown: new Tally(back) };
}
