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
  /** Most have one version for ever: an array of it alone would be half of all memory. */
  readonly #versions = new Map<string, Map<string, Version<V> | Version<V>[]>>();
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
    names.set(name, withVersion(names.get(name), { value, by }));
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

function withVersion<V>(
  versions: Version<V> | Version<V>[] | undefined,
  next: Version<V>,
): Version<V> | Version<V>[] {
  if (!versions) return next;
  const all = Array.isArray(versions) ? versions : [versions];
  if (all.at(-1)?.by.moment === next.by.moment) all.pop();
  if (all.length === 0) return next;
  all.push(next);
  return all;
}

function lastBefore<V>(
  versions: Version<V> | readonly Version<V>[] | undefined,
  moment: number,
): Version<V> | undefined {
  if (!versions) return undefined;
  if ('by' in versions) return versions.by.moment < moment ? versions : undefined;
  let [low, high] = [0, versions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((versions[middle]?.by.moment ?? moment) < moment) low = middle + 1;
    else high = middle;
  }
  return versions[low - 1];
}
