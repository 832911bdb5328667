import type { Drop, Effect, Make, Move, Setting } from './effect.ts';
import type { Former } from './former.ts';
import { type Item, newItem, type Phase, thingOf, withDependents } from './item.ts';
import { ItemRegister } from './itemRegister.ts';
import { type Lack, newStep, type Step } from './step.ts';
import type { Thing } from './thing.ts';

/**
 * The objects that a migration speaks of, as its statements make, change and drop them one after
 * the other. What it does not speak of is taken to be there, unless `former` knows better.
 */
export class Scene {
  readonly #former: Former;
  readonly #register = new ItemRegister();

  constructor(former: Former) {
    this.#former = former;
  }

  get items(): readonly Item[] {
    return this.#register.items;
  }

  /** The object of a name, if it is known and there. */
  find(thing: Thing): Item | undefined {
    return this.#register.find(thing);
  }

  /** True when an older object was of that name before the migration. */
  wasThere(thing: Thing): boolean {
    return this.#register.wasThere(thing);
  }

  play(effect: Effect, phase: Phase): Step {
    if (effect.does === 'make') return this.#make(effect, phase);
    if (effect.does === 'drop') return this.#drop(effect, phase);
    if (effect.does === 'move') return this.#move(effect, phase);
    if (effect.does === 'set') return this.#set(effect, phase);
    return newStep(effect, phase, { outcome: 'done' });
  }

  /** Takes back what a step did. Steps are taken back in the opposite order. */
  takeBack(it: Step): void {
    for (const part of it.steps.toReversed()) this.takeBack(part);
    if (it.effect.does === 'drop') for (const item of it.gone) item.goneBy = undefined;
    if (it.effect.does === 'make' && it.outcome === 'done' && it.item) it.item.goneBy = it.effect;
    if (it.effect.does === 'move' && it.item && it.nameBefore)
      this.#register.rename(it.item, it.nameBefore);
  }

  #make(effect: Make, phase: Phase): Step {
    const { thing, ifNotExists, replaces, parts = [] } = effect;
    const on = thing.on && this.#refer(thing.on, effect);
    if (thing.on && !on) return this.#missing(effect, phase);
    const existing = this.#known(thing, effect);
    if (existing && ifNotExists)
      return newStep(effect, phase, { outcome: 'skipped', item: existing });
    if (existing && replaces)
      return newStep(effect, phase, { outcome: 'replaced', item: existing });
    const item = newItem(existing && thing.isNameGuessed ? this.#register.numbered(thing) : thing, {
      made: phase,
      by: effect,
      on,
      goesWith: (effect.goesWith ?? []).flatMap((it) => this.#refer(it, effect) ?? []),
      needs: (effect.needs ?? []).flatMap((it) => this.#register.only(it) ?? []),
    });
    this.#register.add(item);
    const taken = effect.takesOver && this.#refer(effect.takesOver, effect);
    if (taken) item.dependents.push(taken);
    const steps = parts.map((it) => this.#make(it, phase));
    return newStep(effect, phase, { outcome: 'done', item, steps });
  }

  #drop(effect: Drop, phase: Phase): Step {
    const { thing, ifExists, isCascade } = effect;
    const found =
      this.#known(thing, effect) ?? (phase === 'down' ? this.#register.guessed(thing) : undefined);
    const isSeen = this.#register.isSeen(thing);
    if (!found && isSeen) return this.#missing(effect, phase, ifExists);
    if (!found && ifExists) return newStep(effect, phase, { outcome: 'absent' });
    const item = found ?? this.#refer(thing, effect);
    if (!item) return this.#missing(effect, phase, ifExists);
    const inside = item.kind === 'schema' ? this.#register.inSchema(item.name) : [];
    const roots = isCascade ? [item, ...inside] : [item];
    const gone = withDependents(roots, (it) =>
      isCascade ? [...it.dependents, ...it.needers] : it.dependents,
    );
    const needers = [...gone].flatMap((it) => it.needers);
    const blockedBy = isCascade
      ? []
      : [...needers, ...inside].filter((it) => !it.goneBy && !gone.has(it));
    for (const it of gone) it.goneBy = effect;
    return newStep(effect, phase, { outcome: 'done', item, gone: [...gone], blockedBy });
  }

  #move(effect: Move, phase: Phase): Step {
    const item = this.#refer(effect.thing, effect);
    if (!item) return this.#missing(effect, phase, effect.ifExists);
    const nameBefore = thingOf(item);
    this.#register.rename(item, effect.to);
    return newStep(effect, phase, { outcome: 'done', item, nameBefore });
  }

  #set(effect: Setting, phase: Phase): Step {
    const { thing, aspect, value, ifExists } = effect;
    const item = this.#refer(thing, effect);
    if (!item) return this.#missing(effect, phase, ifExists);
    const before = this.#valueOf(item, aspect);
    item.settings.set(aspect, value);
    return newStep(effect, phase, { outcome: 'done', item, before });
  }

  #missing(effect: Make | Drop | Move | Setting, phase: Phase, ifExists = false): Step {
    if (ifExists) return newStep(effect, phase, { outcome: 'skipped' });
    return newStep(effect, phase, { outcome: 'missing', lacks: this.#lackOf(effect.thing) });
  }

  /** Without its table nobody looks for a column. */
  #lackOf(thing: Thing): Lack {
    if (thing.on && !this.#register.find(thing.on)) return this.#lackOf(thing.on);
    const goneBy = this.#register.last(thing)?.goneBy;
    return { thing, ...(goneBy && { goneBy }) };
  }

  #valueOf(item: Item, aspect: string): { value: string | undefined } | undefined {
    if (item.settings.has(aspect) || item.made !== 'before')
      return { value: item.settings.get(aspect) };
    const known = this.#former.setting(item.origin, aspect);
    if (known === undefined) return undefined;
    return { value: known === 'none' ? undefined : known };
  }

  /** One that a script has named, or that the earlier scripts are known to have made. */
  #known(thing: Thing, by: Effect): Item | undefined {
    const found = this.#register.find(thing);
    if (found || this.#register.isSeen(thing) || this.#former.has(thing) !== true) return found;
    const isGone = this.#former
      .holders(thing)
      .some((it) => !this.#register.find(it) && this.#register.isSeen(it));
    return isGone ? undefined : this.#refer(thing, by);
  }

  /** One that is there, or must have been there before the migration, since it is spoken of. */
  #refer(thing: Thing, by: Effect): Item | undefined {
    const found = this.#register.find(thing);
    if (found || this.#register.isSeen(thing)) return found;
    const on = thing.on && this.#refer(thing.on, by);
    if (thing.on && !on) return undefined;
    const holders = this.#former.has(thing) ? this.#former.holders(thing) : [];
    const goesWith = holders.flatMap((it) => this.#refer(it, by) ?? []);
    const item = newItem(thing, { made: 'before', by, on, goesWith });
    item.settings.clear();
    this.#register.add(item);
    return item;
  }
}
