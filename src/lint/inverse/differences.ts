import type { Effect } from './effect.ts';
import { type Item, thingOf } from './item.ts';
import { type Opacity, opacityOf } from './opaque.ts';
import type { Played } from './played.ts';
import type { Scene } from './scene.ts';
import type { Step } from './step.ts';
import { type Thing, thingKey } from './thing.ts';

/**
 * A way in which the schema after up and down is not what it was.
 * `left`: made by up and still there. `redefined`: an older object is still as up defined it, or was
 * dropped by up, or dropped by down where up had only replaced it. `moved`: has the name that up gave
 * it. `set`: has what up set. `taken`: an older object that down has dropped, renamed or changed and
 * up has not.
 */
export interface Difference {
  readonly kind: 'left' | 'redefined' | 'dropped' | 'moved' | 'set' | 'taken';
  readonly thing: Thing;
  /** What made the difference: of `taken` an effect of down, else one of up. */
  readonly effect: Effect;
  /** The step of up that is to be undone. */
  readonly step: Step;
}

/** All ways in which the way back does not lead back, in the order of the scripts. */
export function differencesOf(played: Played): Difference[] {
  const down = opacityOf(played.down);
  const both = [down, opacityOf(played.up)];
  const visible = (of: readonly Opacity[]) => (it: Difference) =>
    !of.some((opacity) => opacity.hides(it.thing));
  return [
    ...played.up.flatMap((it) => stepDifferences(it, played)).filter(visible([down])),
    ...played.down.flatMap((it) => excess(it, played)).filter(visible(both)),
  ];
}

function stepDifferences(step: Step, played: Played): Difference[] {
  const { effect, item } = step;
  if (!item || step.outcome === 'skipped') return [];
  const kind = {
    make: () => madeDifference(step, item, played),
    drop: () => droppedDifference(step, item, played),
    move: () => movedDifference(step, item, played),
    set: () => setDifference(step, item, played),
    'change data': () => undefined,
    opaque: () => undefined,
  }[effect.does]();
  return [
    ...(kind ? [{ kind, thing: thingOf(item), effect, step }] : []),
    ...lostIndex(step, item, played),
  ];
}

/** A key that was made of an older index takes it away when it goes. */
function lostIndex(step: Step, item: Item, { scene, up }: Played): Difference[] {
  const { effect } = step;
  const index = effect.does === 'make' && item.goneBy ? effect.takesOver : undefined;
  if (!index || (item.on && !scene.find(item.on.origin))) return [];
  const isMade = ({ effect: it }: Step) =>
    'thing' in it && it.does === 'make' && thingKey(it.thing) === thingKey(index);
  if (up.some(isMade) || scene.find(index)?.made === 'down') return [];
  return [{ kind: 'dropped', thing: index, effect, step }];
}

function madeDifference(step: Step, item: Item, played: Played): Difference['kind'] | undefined {
  const { outcome, effect } = step;
  const isRedefined = played.inDown.isRedefined(item);
  if (outcome === 'replaced') {
    if (item.made !== 'before' || isRedefined) return undefined;
    return played.scene.find(item.origin)?.made === 'down' ? undefined : 'redefined';
  }
  if (item.goneBy || outcome !== 'done') return undefined;
  if (effect.does === 'make' && effect.replaces && isRedefined) return undefined;
  if (item.goesWith.some((it) => it.made === 'up' && !it.goneBy)) return undefined;
  if (!played.scene.wasThere(thingOf(item))) return 'left';
  return isRetyped(item, played) ? undefined : 'redefined';
}

/** A column that stands in for the former one of its name, such as a bigint for an int, is set back by its type. */
function isRetyped(item: Item, { inDown }: Played): boolean {
  return item.kind === 'column' && inDown.settings(item, 'type').length > 0;
}

function droppedDifference(
  step: Step,
  item: Item,
  { scene }: Played,
): Difference['kind'] | undefined {
  if (item.made !== 'before' || isBack(item, scene)) return undefined;
  if (item.on && !scene.find(item.on.origin)) return undefined;
  return item.goneBy === step.effect ? 'dropped' : undefined;
}

function movedDifference(step: Step, item: Item, played: Played): Difference['kind'] | undefined {
  if (item.made !== 'before' || item.goneBy || isBack(item, played.scene)) return undefined;
  return played.inUp.firstMove(item) === step ? 'moved' : undefined;
}

/** True when what the name meant before is there again, the same or made anew. */
function isBack(item: Item, scene: Scene): boolean {
  const found = scene.find(item.origin);
  return found !== undefined && (found === item || found.made !== 'before');
}

function setDifference(step: Step, item: Item, played: Played): Difference['kind'] | undefined {
  const { effect } = step;
  if (effect.does !== 'set' || item.made !== 'before' || item.goneBy) return undefined;
  const { aspect } = effect;
  const inUp = played.inUp.settings(item, aspect);
  if (inUp.at(-1) !== step || UNDOABLE.has(aspect)) return undefined;
  const value = item.settings.get(aspect);
  const before = inUp[0]?.before ?? (inUp.length > 1 ? DEFAULTS[aspect] : undefined);
  if (before && isSameValue(before.value, value)) return undefined;
  const isSet = played.inDown.settings(item, aspect).length > 0;
  const isSetBack = isSet && (value !== effect.value || value === undefined);
  return isSetBack || isByAnother(aspect, played) ? undefined : 'set';
}

/** As far as case and space do not count. */
function isSameValue(a: string | undefined, b: string | undefined): boolean {
  const plain = (it: string | undefined) => it?.toLowerCase().replaceAll(/\s+/g, ' ');
  return plain(a) === plain(b);
}

/** What cannot be put back, so that nobody is asked to. */
const UNDOABLE: ReadonlySet<string> = new Set(['version']);

const DEFAULTS: Readonly<Record<string, { value: string | undefined }>> = {
  enabled: { value: 'enable' },
  'all triggers': { value: 'enable' },
  'user triggers': { value: 'enable' },
};

/** Privileges may be taken back for a whole schema, and with the role that has them. */
function isByAnother(aspect: string, { down }: Played): boolean {
  const role = /^privileges of (.*)$/.exec(aspect)?.[1];
  if (role === undefined) return false;
  return down.some(
    ({ effect }) =>
      (effect.does === 'set' && effect.aspect === aspect && effect.thing.kind === 'schema') ||
      (effect.does === 'drop' && effect.thing.kind === 'role' && effect.thing.name === role),
  );
}

/** What down takes away that is not up's. */
function excess(step: Step, played: Played): Difference[] {
  const { effect, item, outcome } = step;
  const difference = { kind: 'taken' as const, effect, step };
  if (effect.does === 'drop' && outcome === 'absent')
    return [{ ...difference, thing: effect.thing }];
  if (item?.made !== 'before' || isBack(item, played.scene)) return [];
  const isOwn = effect.does === 'move' ? !item.goneBy : item.goneBy === effect;
  if (!isOwn || !(effect.does === 'drop' || effect.does === 'move')) return [];
  return isOfUp(item, effect.does, played) ? [] : [{ ...difference, thing: item.origin }];
}

/** A rename of what may not be there counts, too: its new name may be that of something else. */
function isOfUp(item: Item, does: 'drop' | 'move', { inUp }: Played): boolean {
  const move = inUp.firstMove(item)?.effect;
  if (inUp.isRedefined(item)) return true;
  if (does === 'move') return move !== undefined;
  return inUp.isDropped(item) || (move?.does === 'move' && move.ifExists);
}
