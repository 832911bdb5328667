import type { Origin } from './origin.ts';

/** A value from a statement on; `undefined` from when it is gone. */
export interface Version<V> {
  readonly value: V | undefined;
  readonly by: Origin;
}

/**
 * Values by owner and name, each at any moment of the past. It grows at its end only, so that what
 * was read at a moment stays true: a view of it is a number. Its size is that of what has happened,
 * and a fork costs nothing.
 */
export class Timeline<V> {
  readonly #versions = new Map<string, Map<string, Version<V>[]>>();
  readonly #parent: { readonly timeline: Timeline<V>; readonly until: number } | undefined;

  constructor(parent?: { readonly timeline: Timeline<V>; readonly until: number }) {
    this.#parent = parent;
  }

  /** Another future from a moment on. */
  fork(until: number): Timeline<V> {
    return new Timeline({ timeline: this, until });
  }

  /** By a statement that is not before that of what was set last. */
  set(owner: string, name: string, value: V | undefined, by: Origin): void {
    let names = this.#versions.get(owner);
    if (!names) {
      names = new Map();
      this.#versions.set(owner, names);
    }
    const versions = names.get(name);
    if (!versions) names.set(name, [{ value, by }]);
    else if (versions.at(-1)?.by.moment === by.moment)
      versions[versions.length - 1] = { value, by };
    else versions.push({ value, by });
  }

  /** What the statements before the moment have set. */
  get(owner: string, name: string, moment: number): V | undefined {
    return this.version(owner, name, moment)?.value;
  }

  version(owner: string, name: string, moment: number): Version<V> | undefined {
    const own = lastBefore(this.#versions.get(owner)?.get(name), moment);
    if (own || !this.#parent) return own;
    const { timeline, until } = this.#parent;
    return timeline.version(owner, name, Math.min(moment, until));
  }

  /** What an owner has at a moment, in the order in which it was first set. */
  list(owner: string, moment: number): V[] {
    return this.#names(owner).flatMap((name) => {
      const value = this.get(owner, name, moment);
      return value === undefined ? [] : [value];
    });
  }

  #names(owner: string): string[] {
    const own = this.#versions.get(owner)?.keys() ?? [];
    if (!this.#parent) return [...own];
    return [...new Set([...this.#parent.timeline.#names(owner), ...own])];
  }
}

function lastBefore<V>(
  versions: readonly Version<V>[] | undefined,
  moment: number,
): Version<V> | undefined {
  let [low, high] = [0, versions?.length ?? 0];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((versions?.[middle]?.by.moment ?? moment) < moment) low = middle + 1;
    else high = middle;
  }
  return versions?.[low - 1];
}
