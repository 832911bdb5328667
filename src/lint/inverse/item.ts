import type { Effect, Make } from './effect.ts';
import { familyOf, type Kind, type Thing } from './thing.ts';

/** When something happened: before the migration, in its up script or in its down script. */
export type Phase = 'before' | 'up' | 'down';

/** An object of a scene. It keeps being itself under a new name. */
export interface Item {
  readonly kind: Kind;
  /** Its name now. */
  name: string;
  schema: string | undefined;
  saysPublic: boolean;
  readonly on: Item | undefined;
  readonly args: readonly string[] | undefined;
  readonly argsText: string | undefined;
  readonly isNameGuessed: boolean;
  /** What made it; of `before`, what it was first named by. */
  readonly made: Phase;
  readonly by: Effect;
  /** What it was called when it was first named; what it is on, likewise. */
  readonly origin: Thing;
  /** The statement that took it away. */
  goneBy: Effect | undefined;
  /** What it cannot be without, and what goes with it. */
  readonly goesWith: readonly Item[];
  readonly dependents: Item[];
  /** What cannot be dropped as long as it is there, and what needs it. */
  readonly needs: readonly Item[];
  readonly needers: Item[];
  readonly settings: Map<string, string | undefined>;
}

export interface NewItem {
  readonly made: Phase;
  readonly by: Effect;
  readonly on?: Item | undefined;
  readonly goesWith?: readonly Item[];
  readonly needs?: readonly Item[];
}

export function newItem(thing: Thing, { made, by, on, goesWith = [], needs = [] }: NewItem): Item {
  const item: Item = {
    kind: thing.kind,
    name: thing.name,
    schema: thing.schema,
    saysPublic: thing.saysPublic ?? false,
    on,
    args: thing.args,
    argsText: thing.argsText,
    isNameGuessed: thing.isNameGuessed ?? false,
    made,
    by,
    origin: on ? { ...thing, on: on.origin } : thing,
    goneBy: undefined,
    goesWith: on ? [on, ...goesWith] : goesWith,
    dependents: [],
    needs,
    needers: [],
    settings: new Map(Object.entries((by as Partial<Make>).settings ?? {})),
  };
  for (const it of item.goesWith) it.dependents.push(item);
  for (const it of needs) it.needers.push(item);
  return item;
}

/** What it is called now. */
export function thingOf({ kind, schema, saysPublic, name, on, args, argsText }: Item): Thing {
  return {
    kind,
    name,
    ...(schema !== undefined && { schema }),
    ...(saysPublic && { saysPublic }),
    ...(on && { on: thingOf(on) }),
    ...(args && { args }),
    ...(argsText !== undefined && { argsText }),
  };
}

export function isSameFamily(item: Item, kind: Kind): boolean {
  return familyOf(item.kind) === familyOf(kind);
}

/** The items with all that goes with them. */
export function withDependents(
  items: Iterable<Item>,
  next: (item: Item) => Iterable<Item>,
): Set<Item> {
  const all = new Set<Item>();
  const open = [...items];
  while (open.length > 0) {
    const item = open.pop();
    if (!item || item.goneBy || all.has(item)) continue;
    all.add(item);
    for (const it of next(item)) open.push(it);
  }
  return all;
}
