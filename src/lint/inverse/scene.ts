import type { Drop, Effect, Make, Move, Setting } from './effect.ts';
import type { Former } from './former.ts';
import { type Item, isSameFamily, newItem, type Phase, thingOf, withDependents } from './item.ts';
import { familyOf, sameArgs, type Thing } from './thing.ts';

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
  /** What went away. */
  readonly gone: readonly Item[];
  /** What is still there and needs what was dropped, so that the server refuses. */
  readonly blockedBy: readonly Item[];
  /** Of a setting, whether the value before is known, and which it was; of a move, the name before. */
  readonly before?: { readonly value: string | undefined } | undefined;
  readonly nameBefore?: Thing;
  readonly steps: readonly Step[];
}

/**
 * The objects that a migration speaks of, as its statements make, change and drop them one after
 * the other. What it does not speak of is taken to be there, unless `former` knows better.
 */
export class Scene {
  readonly #former: Former;
  readonly #byKey = new Map<string, Item[]>();
  readonly #byOwner = new Map<Item, Map<string, Item[]>>();
  readonly #vacated = new Set<string>();
  readonly items: Item[] = [];
  readonly #origins = new Set<string>();

  constructor(former: Former) {
    this.#former = former;
  }

  /** The object of a name, if it is known and there. */
  find(thing: Thing): Item | undefined {
    return this.#candidates(thing).findLast((it) => !it.goneBy);
  }

  /** What had the name last. */
  last(thing: Thing): Item | undefined {
    return this.#candidates(thing).at(-1);
  }

  play(effect: Effect, phase: Phase): Step {
    if (effect.does === 'make') return this.#make(effect, phase);
    if (effect.does === 'drop') return this.#drop(effect, phase);
    if (effect.does === 'move') return this.#move(effect, phase);
    if (effect.does === 'set') return this.#set(effect, phase);
    return step(effect, phase, { outcome: 'done' });
  }

  /** Takes back what a step did. Steps are taken back in the opposite order. */
  takeBack(it: Step): void {
    for (const part of it.steps.toReversed()) this.takeBack(part);
    if (it.effect.does === 'drop') for (const item of it.gone) item.goneBy = undefined;
    if (it.effect.does === 'make' && it.outcome === 'done' && it.item) it.item.goneBy = it.effect;
    if (it.effect.does === 'move' && it.item && it.nameBefore) this.#rename(it.item, it.nameBefore);
  }

  #make(effect: Make, phase: Phase): Step {
    const { thing, ifNotExists, replaces, parts = [] } = effect;
    const on = thing.on && this.#refer(thing.on, effect);
    if (thing.on && !on) return step(effect, phase, { outcome: 'missing' });
    const existing = this.#known(thing, effect);
    if (existing && ifNotExists) return step(effect, phase, { outcome: 'skipped', item: existing });
    if (existing && replaces) return step(effect, phase, { outcome: 'replaced', item: existing });
    const item = newItem(existing && thing.isNameGuessed ? this.#numbered(thing) : thing, {
      made: phase,
      by: effect,
      on,
      goesWith: (effect.goesWith ?? []).flatMap((it) => this.#refer(it, effect) ?? []),
      needs: (effect.needs ?? []).flatMap((it) => this.#only(it) ?? []),
    });
    this.#add(item);
    const steps = parts.map((it) => this.#make(it, phase));
    return step(effect, phase, { outcome: 'done', item, steps });
  }

  #drop(effect: Drop, phase: Phase): Step {
    const { thing, ifExists, isCascade } = effect;
    const found =
      this.#known(thing, effect) ?? (phase === 'down' ? this.#guessed(thing) : undefined);
    const isSeen = this.#isSeen(thing);
    if (!found && isSeen) return step(effect, phase, { outcome: ifExists ? 'skipped' : 'missing' });
    if (!found && ifExists) return step(effect, phase, { outcome: 'absent' });
    const item = found ?? this.#refer(thing, effect);
    if (!item) return step(effect, phase, { outcome: ifExists ? 'skipped' : 'missing' });
    const inside = item.kind === 'schema' ? this.#inSchema(item.name) : [];
    const roots = isCascade ? [item, ...inside] : [item];
    const gone = withDependents(roots, (it) =>
      isCascade ? [...it.dependents, ...it.needers] : it.dependents,
    );
    const needers = [...gone].flatMap((it) => it.needers);
    const blockedBy = isCascade
      ? []
      : [...needers, ...inside].filter((it) => !it.goneBy && !gone.has(it));
    for (const it of gone) it.goneBy = effect;
    return step(effect, phase, { outcome: 'done', item, gone: [...gone], blockedBy });
  }

  #move(effect: Move, phase: Phase): Step {
    const item = this.#refer(effect.thing, effect);
    if (!item) {
      return step(effect, phase, { outcome: effect.ifExists ? 'skipped' : 'missing' });
    }
    const nameBefore = thingOf(item);
    this.#rename(item, effect.to);
    return step(effect, phase, { outcome: 'done', item, nameBefore });
  }

  #set(effect: Setting, phase: Phase): Step {
    const { thing, aspect, value, ifExists } = effect;
    const item = this.#refer(thing, effect);
    if (!item) return step(effect, phase, { outcome: ifExists ? 'skipped' : 'missing' });
    const before = this.#valueOf(item, aspect);
    item.settings.set(aspect, value);
    return step(effect, phase, { outcome: 'done', item, before });
  }

  #valueOf(item: Item, aspect: string): { value: string | undefined } | undefined {
    if (item.settings.has(aspect) || item.made !== 'before')
      return { value: item.settings.get(aspect) };
    const known = this.#former.setting(item.origin, aspect);
    if (known === undefined) return undefined;
    return { value: known === 'none' ? undefined : known };
  }

  /** The one that is meant; of functions that differ in their arguments only, none is known to be. */
  #only(thing: Thing): Item | undefined {
    const there = this.#candidates(thing).filter((it) => !it.goneBy);
    return there.length === 1 ? there[0] : undefined;
  }

  /** One that a script has named, or that the earlier scripts are known to have made. */
  #known(thing: Thing, by: Effect): Item | undefined {
    const found = this.find(thing);
    if (found || this.#isSeen(thing) || this.#former.has(thing) !== true) return found;
    const isGone = this.#former.holders(thing).some((it) => !this.find(it) && this.#isSeen(it));
    return isGone ? undefined : this.#refer(thing, by);
  }

  /** One that is there, or must have been there before the migration, since it is spoken of. */
  #refer(thing: Thing, by: Effect): Item | undefined {
    const found = this.find(thing);
    if (found || this.#isSeen(thing)) return found;
    const on = thing.on && this.#refer(thing.on, by);
    if (thing.on && !on) return undefined;
    const holders = this.#former.has(thing) ? this.#former.holders(thing) : [];
    const goesWith = holders.flatMap((it) => this.#refer(it, by) ?? []);
    const item = newItem(thing, { made: 'before', by, on, goesWith });
    item.settings.clear();
    this.#add(item);
    return item;
  }

  /** True when a script had or has something of that name. */
  #isSeen(thing: Thing): boolean {
    if (thing.on && !this.find(thing.on) && this.#isSeen(thing.on)) return true;
    return this.#candidates(thing).length > 0 || this.#vacated.has(this.#key(thing));
  }

  /** Of a constraint that was given no name: any such one of the table. */
  #guessed(thing: Thing): Item | undefined {
    const owner = thing.kind === 'constraint' && thing.on ? this.find(thing.on) : undefined;
    return owner?.dependents.find(
      (it) => it.isNameGuessed && !it.goneBy && it.made === 'up' && isSameFamily(it, 'constraint'),
    );
  }

  #numbered(thing: Thing): Thing {
    for (let number = 1; ; number++) {
      const numbered = { ...thing, name: `${thing.name}${number}` };
      if (!this.find(numbered)) return numbered;
    }
  }

  #inSchema(name: string): Item[] {
    return this.items.filter(({ schema, goneBy, on }) => schema === name && !goneBy && !on);
  }

  #rename(item: Item, { name, schema, saysPublic = false }: Thing): void {
    if (item.kind === 'schema') {
      for (const it of this.#inSchema(item.name))
        this.#rename(it, { ...thingOf(it), schema: name });
    }
    this.#vacated.add(this.#key(thingOf(item)));
    item.name = name;
    item.schema = schema;
    item.saysPublic = saysPublic;
    this.#list(item).push(item);
  }

  /** True when an older object was of that name before the migration. */
  wasThere(thing: Thing): boolean {
    return this.#origins.has(fullKey(thing));
  }

  #add(item: Item): void {
    this.items.push(item);
    if (item.made === 'before') this.#origins.add(fullKey(item.origin));
    this.#list(item).push(item);
  }

  #candidates(thing: Thing): readonly Item[] {
    const lists = thing.on ? this.#lists(this.find(thing.on)) : this.#byKey;
    const all = lists?.get(plainKey(thing)) ?? [];
    return all.filter(
      (it) => it.name === thing.name && it.schema === thing.schema && sameArgs(it, thing),
    );
  }

  #list(item: Item): Item[] {
    const lists = item.on ? this.#lists(item.on) : this.#byKey;
    const key = plainKey(thingOf(item));
    const list = lists?.get(key) ?? [];
    lists?.set(key, list);
    return list;
  }

  #lists(owner: Item | undefined): Map<string, Item[]> | undefined {
    if (!owner) return undefined;
    const lists = this.#byOwner.get(owner) ?? new Map<string, Item[]>();
    this.#byOwner.set(owner, lists);
    return lists;
  }

  #key(thing: Thing): string {
    return `${thing.on ? this.#key(thing.on) : ''}>${plainKey(thing)}`;
  }
}

function fullKey(thing: Thing): string {
  return `${thing.on ? fullKey(thing.on) : ''}>${plainKey(thing)}(${thing.args?.join() ?? ''})`;
}

function plainKey({ kind, schema, name }: Thing): string {
  return `${familyOf(kind)} ${schema ?? ''}.${name}`;
}

function step(effect: Effect, phase: Phase, more: Pick<Step, 'outcome'> & Partial<Step>): Step {
  return { effect, phase, item: undefined, gone: [], blockedBy: [], steps: [], ...more };
}
