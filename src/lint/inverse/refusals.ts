import type { Effect } from './effect.ts';
import { thingOf } from './item.ts';
import { opacityOf } from './opaque.ts';
import type { Played } from './played.ts';
import type { Step } from './step.ts';
import type { Thing } from './thing.ts';

/** A statement of a down script that the server refuses where it stands. */
export interface Refusal {
  readonly effect: Effect;
  /** What it is about. */
  readonly thing: Thing;
  /** What is needed still by another, or gone already; `moved`: has another name. */
  readonly because: 'needed' | 'gone' | 'moved';
  /** Who needs it. */
  readonly neededBy?: Thing;
  /** The effect that should come first (`needed`), or later (`gone`); absent when there is none. */
  readonly other: Effect | undefined;
}

/** All of them, in the order of the script. Nothing is said of what a DO block may have done. */
export function refusalsOf({ up, down }: Played): Refusal[] {
  const hidden = [opacityOf(up), opacityOf(down)];
  const isHidden = (thing: Thing): boolean => hidden.some((it) => it.hides(thing));
  return down.flatMap((step) => {
    const refusal = step.outcome === 'missing' ? missing(step) : blocked(step);
    if (!refusal || isHidden(refusal.thing)) return [];
    return refusal.neededBy && isHidden(refusal.neededBy) ? [] : refusal;
  });
}

function missing({ effect, lacks }: Step): Refusal | undefined {
  if (!lacks) return undefined;
  const { thing, goneBy } = lacks;
  if (!goneBy) return { effect, thing, because: 'moved', other: undefined };
  return goneBy.statement === effect.statement
    ? undefined
    : { effect, thing, because: 'gone', other: goneBy };
}

function blocked({ effect, item, blockedBy }: Step): Refusal | undefined {
  const blocker = blockedBy.find((it) => it.goneBy?.statement !== effect.statement);
  if (!item || !blocker) return undefined;
  const neededBy = thingOf(blocker);
  return { effect, thing: thingOf(item), because: 'needed', neededBy, other: blocker.goneBy };
}
