import type { Statement } from '../../sql/parser.ts';
import { effectsOf } from './effectsOf.ts';
import type { Former } from './former.ts';
import type { Phase } from './item.ts';
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
}

/** Plays the up script, and the down script after it if there is one. */
export function play(up: PlayedScript, down: PlayedScript | undefined, former: Former): Played {
  const scene = new Scene(former);
  return {
    scene,
    up: playScript(scene, up, 'up'),
    down: down ? playScript(scene, down, 'down') : [],
  };
}

function playScript(scene: Scene, { text, statements }: PlayedScript, phase: Phase): Step[] {
  return statements.flatMap((statement) =>
    effectsOf({ statement, text }).map((effect) => scene.play(effect, phase)),
  );
}
