import type { Item } from './item.ts';
import type { Step } from './step.ts';
import { type Undo, wholeSql } from './undo.ts';

/**
 * What comes back under names that are not there yet. A table, a view or a function is put back by the
 * words of the earlier migrations: if the up script has given something that these speak of another
 * name before, they wait until that name is back.
 */
export class Deferral {
  readonly #waiting = new Map<Step, Waiting>();
  readonly #moves: Step[];

  /** `up`: the steps of the up script, in order. */
  constructor(up: readonly Step[]) {
    this.#moves = up.filter(({ effect, nameBefore }) => effect.does === 'move' && nameBefore);
  }

  /** Takes what is to wait, while `step` is taken back; false where it is right as it stands. */
  takes(step: Step, undo: Undo): boolean {
    if (!isRestored(step)) return false;
    const words = wordsOf(undo);
    const until = this.#moves.find((it) => speaksOf(words, it) || this.#speaksOfWaiting(words, it));
    if (!until) return false;
    const waiting = this.#waiting.get(until) ?? { undos: [], names: new Set<string>() };
    waiting.undos.push(undo);
    if (step.item) waiting.names.add(step.item.origin.name);
    this.#waiting.set(until, waiting);
    return true;
  }

  /** What has waited for this step to be taken back, which it is now. */
  after(step: Step): readonly Undo[] {
    if (this.#moves.at(-1) === step) this.#moves.pop();
    return this.#waiting.get(step)?.undos ?? [];
  }

  #speaksOfWaiting(words: ReadonlySet<string>, move: Step): boolean {
    const names = this.#waiting.get(move)?.names ?? new Set<string>();
    return [...words].some((it) => names.has(it));
  }
}

interface Waiting {
  readonly undos: Undo[];
  /** Of what comes back. */
  readonly names: Set<string>;
}

/** True of an older object that is gone in the end, and has had another name before it went. */
export function goesRenamed(item: Item): boolean {
  const { made, goneBy, origin } = item;
  const isMoved = item.name !== origin.name || item.schema !== origin.schema;
  return made === 'before' && goneBy !== undefined && isMoved;
}

function isRestored({ effect, outcome }: Step): boolean {
  return effect.does === 'drop' || outcome === 'replaced';
}

/** A column's name is many a column's: its table must be spoken of as well. */
function speaksOf(words: ReadonlySet<string>, { nameBefore }: Step): boolean {
  if (!nameBefore || !words.has(nameBefore.name)) return false;
  return nameBefore.on === undefined || words.has(nameBefore.on.name);
}

function wordsOf({ actions }: Undo): ReadonlySet<string> {
  const texts = actions.map((it) => wholeSql(it).upper);
  return new Set(texts.join(' ').match(/[\p{L}_][\p{L}\p{N}_$]*/gu));
}
