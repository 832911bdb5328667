import { type Item, isSameFamily, thingOf } from './item.ts';
import { familyOf, sameArgs, type Thing } from './thing.ts';

/** The objects that a migration speaks of, by their names of now and of before. */
export class ItemRegister {
  readonly items: Item[] = [];
  readonly #byKey = new Map<string, Item[]>();
  readonly #byOwner = new Map<Item, Map<string, Item[]>>();
  /** Names that objects had before they were renamed. */
  readonly #vacated = new Set<string>();
  readonly #origins = new Set<string>();

  /** The object of a name, if it is known and there. */
  find(thing: Thing): Item | undefined {
    return this.#candidates(thing).findLast((it) => !it.goneBy);
  }

  /** What had the name last. */
  last(thing: Thing): Item | undefined {
    return this.#candidates(thing).at(-1);
  }

  /** The one that is meant; of functions that differ in their arguments only, none is known to be. */
  only(thing: Thing): Item | undefined {
    const there = this.#candidates(thing).filter((it) => !it.goneBy);
    return there.length === 1 ? there[0] : undefined;
  }

  /** True when a script had or has something of that name. */
  isSeen(thing: Thing): boolean {
    if (thing.on && !this.find(thing.on) && this.isSeen(thing.on)) return true;
    return this.#candidates(thing).length > 0 || this.#vacated.has(this.#key(thing));
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
