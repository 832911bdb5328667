import { type Item, isSameFamily, thingOf } from './item.ts';
import { familyOf, sameArgs, type Thing } from './thing.ts';

/** The objects that a migration speaks of, by their names of now and of before. */
export class ItemRegister {
  readonly items: Item[] = [];
  /** By their names alone: there are few of one name, and most names are asked for in vain. */
  readonly #byName = new Map<string, Item[]>();
  readonly #byOwner = new Map<Item, Map<string, Item[]>>();
  /** Names that objects had before they were renamed. */
  readonly #vacated = new Set<string>();
  readonly #origins = new Set<string>();

  /** The object of a name, if it is known and there. */
  find(thing: Thing): Item | undefined {
    return this.#named(thing).findLast((it) => !it.goneBy && isCalled(it, thing));
  }

  /** What had the name last. */
  last(thing: Thing): Item | undefined {
    return this.#named(thing).findLast((it) => isCalled(it, thing));
  }

  /** The one that is meant; of functions that differ in their arguments only, none is known to be. */
  only(thing: Thing): Item | undefined {
    const there = this.#named(thing).filter((it) => !it.goneBy && isCalled(it, thing));
    return there.length === 1 ? there[0] : undefined;
  }

  /** True when a script had or has something of that name. */
  isSeen(thing: Thing): boolean {
    if (thing.on && !this.find(thing.on) && this.isSeen(thing.on)) return true;
    return this.last(thing) !== undefined || this.#vacated.has(this.#key(thing));
  }

  /** True when an older object was of that name before the migration. */
  wasThere(thing: Thing): boolean {
    return this.#origins.has(fullKey(thing));
  }

  /** Of a constraint that was given no name: any such one of the table. */
  guessed(thing: Thing): Item | undefined {
    const owner = thing.kind === 'constraint' && thing.on ? this.find(thing.on) : undefined;
    return owner?.dependents.find(
      (it) => it.isNameGuessed && !it.goneBy && it.made === 'up' && isSameFamily(it, 'constraint'),
    );
  }

  /** The name with the first number behind it that is free, as PostgreSQL chooses names. */
  numbered(thing: Thing): Thing {
    for (let number = 1; ; number++) {
      const numbered = { ...thing, name: `${thing.name}${number}` };
      if (!this.find(numbered)) return numbered;
    }
  }

  /** What stands in a schema, without what belongs to that. */
  inSchema(name: string): Item[] {
    return this.items.filter(({ schema, goneBy, on }) => schema === name && !goneBy && !on);
  }

  /** Takes in an object under its name. */
  add(item: Item): void {
    this.items.push(item);
    if (item.made === 'before') this.#origins.add(fullKey(item.origin));
    this.#list(item).push(item);
  }

  /** Gives an object another name or schema; with a schema, what is in it goes along. */
  rename(item: Item, { name, schema, saysPublic = false }: Thing): void {
    if (item.kind === 'schema') {
      for (const it of this.inSchema(item.name)) this.rename(it, { ...thingOf(it), schema: name });
    }
    this.#vacated.add(this.#key(thingOf(item)));
    item.name = name;
    item.schema = schema;
    item.saysPublic = saysPublic;
    const list = this.#list(item);
    // In another schema it may have had the name before.
    const at = list.indexOf(item);
    if (at >= 0) list.splice(at, 1);
    list.push(item);
  }

  /** All that have, or once had, the name on what the thing is on. */
  #named({ on, name }: Thing): readonly Item[] {
    const owner = on && this.find(on);
    if (on && !owner) return NONE;
    return (owner ? this.#byOwner.get(owner) : this.#byName)?.get(name) ?? NONE;
  }

  #list({ on, name }: Item): Item[] {
    const lists = on ? this.#listsOf(on) : this.#byName;
    const list = lists.get(name) ?? [];
    lists.set(name, list);
    return list;
  }

  #listsOf(owner: Item): Map<string, Item[]> {
    const lists = this.#byOwner.get(owner) ?? new Map<string, Item[]>();
    this.#byOwner.set(owner, lists);
    return lists;
  }

  #key(thing: Thing): string {
    return `${thing.on ? this.#key(thing.on) : ''}>${plainKey(thing)}`;
  }
}

const NONE: readonly Item[] = [];

/** Whether an object answers to a name now. */
function isCalled(item: Item, thing: Thing): boolean {
  return (
    item.name === thing.name &&
    item.schema === thing.schema &&
    isSameFamily(item, thing.kind) &&
    sameArgs(item, thing)
  );
}

function fullKey(thing: Thing): string {
  return `${thing.on ? fullKey(thing.on) : ''}>${plainKey(thing)}(${thing.args?.join() ?? ''})`;
}

function plainKey({ kind, schema, name }: Thing): string {
  return `${familyOf(kind)} ${schema ?? ''}.${name}`;
}
