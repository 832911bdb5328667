import type { ParsedScript, Statement } from '../../sql/parser.ts';
import type { History } from './history.ts';
import type { Replay, ReplayedScript } from './replay.ts';

type Source = Omit<ReplayedScript, 'statements'> & { readonly parsed: ParsedScript };

/**
 * The schema before each statement of a script that runs after others, replayed when someone asks. The
 * same script after an edit takes over what it has as it was: the statements before the edit.
 */
export class ScriptReplay {
  readonly #source: Source;
  readonly #begin: () => Replay;
  readonly #earlier: ScriptReplay | undefined;
  /** How many statements of the script are the earlier one's. */
  readonly #kept: number;
  readonly #depth: number;
  #replay: Replay | undefined;
  #first = 0;

  /** `begin`: the schema before the script, to be grown. */
  constructor(source: Source, begin: () => Replay, earlier?: ScriptReplay, kept = 0) {
    this.#source = source;
    this.#begin = begin;
    this.#earlier = earlier;
    this.#kept = kept;
    this.#depth = earlier ? earlier.#depth + 1 : 0;
  }

  /** The schema before a statement, by its number; behind the last one, behind all. */
  before(statement: number): History {
    if (statement < this.#kept && this.#earlier) return this.#earlier.before(statement);
    const replay = this.#replayed();
    return replay.at(this.#first + statement - this.#kept);
  }

  /** That of the script after an edit. A statement that stands as it did is the same object. */
  edited(source: Source): ScriptReplay {
    const kept = countSame(this.#statements, source.parsed.statements);
    if (kept <= this.#kept && this.#earlier) return this.#earlier.edited(source);
    const isUsed = this.#replay !== undefined && kept > 0 && this.#depth < DEEPEST;
    if (isUsed) return new ScriptReplay(source, () => this.#fork(kept), this, kept);
    return this.#earlier ? this.#earlier.edited(source) : new ScriptReplay(source, this.#begin);
  }

  get #statements(): readonly Statement[] {
    return this.#source.parsed.statements;
  }

  /** Another future behind the first `statement` statements. */
  #fork(statement: number): Replay {
    return this.#replayed().fork(this.#first + statement - this.#kept);
  }

  #replayed(): Replay {
    if (!this.#replay) {
      this.#replay = this.#begin();
      this.#first = this.#replay.moment;
      const { path, text } = this.#source;
      this.#replay.add({ path, text, statements: this.#statements, from: this.#kept });
    }
    return this.#replay;
  }
}

/** Each edit further behind than the one before makes one more to look through; then all is done anew. */
const DEEPEST = 4;

function countSame(before: readonly Statement[], after: readonly Statement[]): number {
  const index = after.findIndex((it, at) => it !== before[at]);
  return index < 0 ? after.length : index;
}
