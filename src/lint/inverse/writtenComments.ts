import type { NodeTag } from '../../sql/nodes.ts';
import { effectsOf } from './effectsOf.ts';
import type { PlayedScript } from './played.ts';
import { type Thing, thingKey } from './thing.ts';

/** A comment that a script has written. */
export interface Comment {
  readonly thing: Thing;
  /** `none` where it is taken away. */
  readonly value: string;
  /** The whole statement. */
  readonly text: string;
}

/** The comments on one thing, with the numbers of the scripts that write them, in their order. */
type Written = { readonly by: number; readonly comment: Comment }[];

/**
 * The comments that the scripts of a folder write, which are in no history. They are collected once:
 * collected for each migration, they took half of the time of 1,000 missing down scripts.
 */
export class WrittenComments {
  readonly #scripts: () => readonly (PlayedScript | undefined)[];
  #byHolder: ReadonlyMap<string, ReadonlyMap<string, Written>> | undefined;

  /** `scripts`: in their order, asked for when the first comment is. */
  constructor(scripts: () => readonly (PlayedScript | undefined)[]) {
    this.#scripts = scripts;
  }

  /** The last ones that scripts before that number write on a thing and on what it has, such as columns. */
  before(number: number, thing: Thing): Comment[] {
    this.#byHolder ??= byHolder(this.#scripts());
    const things = this.#byHolder.get(thingKey(thing))?.values() ?? [];
    return Array.from(things, (it) => lastBefore(number, it)).filter((it) => it !== undefined);
  }
}

function lastBefore(number: number, written: Written): Comment | undefined {
  let [low, high] = [0, written.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((written[middle]?.by ?? number) < number) low = middle + 1;
    else high = middle;
  }
  return written[low - 1]?.comment;
}

function byHolder(scripts: readonly (PlayedScript | undefined)[]) {
  const holders = new Map<string, Map<string, Written>>();
  for (const [by, script] of scripts.entries()) {
    for (const comment of script ? commentsIn(script) : []) {
      const { thing } = comment;
      const key = thingKey(thing);
      for (const holder of thing.on ? [key, thingKey(thing.on)] : [key]) {
        const things = holders.get(holder) ?? new Map<string, Written>();
        holders.set(holder, things);
        const written = things.get(key) ?? [];
        things.set(key, written);
        written.push({ by, comment });
      }
    }
  }
  return holders;
}

function* commentsIn({ statements, text }: PlayedScript): Iterable<Comment> {
  for (const statement of statements) {
    if (statement.kind !== ('CommentStmt' satisfies NodeTag)) continue;
    const [effect] = effectsOf({ statement, text });
    if (effect?.does !== 'set') continue;
    const { thing, value = 'none' } = effect;
    yield { thing, value, text: text.slice(statement.span.start, statement.span.end) };
  }
}
