import type { History } from './history.ts';
import { Replay, type ReplayedScript } from './replay.ts';

/**
 * The up scripts of a folder, replayed one after another as far as someone asks. A later state of
 * the folder takes over what is the same from the beginning on: an edit costs the replay of what is
 * behind it, and only if that is asked for. What was handed out stays as it was.
 */
export class FolderReplay {
  readonly #scripts: readonly ReplayedScript[];
  readonly #replay: Replay;
  /** The moment before each script, from `#first` on; one more is known than was replayed. */
  readonly #moments: number[];
  readonly #first: number;
  readonly #earlier: FolderReplay | undefined;

  constructor(
    scripts: readonly ReplayedScript[],
    replay = new Replay(),
    first = 0,
    earlier?: FolderReplay,
  ) {
    this.#scripts = scripts;
    this.#replay = replay;
    this.#first = first;
    this.#moments = [replay.moment];
    this.#earlier = earlier;
  }

  /** The schema before a script, or before one of its statements; behind the last one, behind all. */
  before(script: number, statement = 0): History {
    if (script < this.#first && this.#earlier) return this.#earlier.before(script, statement);
    const isWhole = script < this.#scripts.length && statement > 0;
    return this.#replay.at(this.#momentOf(script, isWhole ? 1 : 0) + statement);
  }

  /** The moment before a script, with so many of the scripts from there on replayed, too. */
  #momentOf(script: number, ahead: number): number {
    const index = Math.min(script, this.#scripts.length) - this.#first;
    while (this.#moments.length <= index + ahead) {
      const next = this.#scripts[this.#first + this.#moments.length - 1];
      if (!next) break;
      this.#replay.add(next);
      this.#moments.push(this.#replay.moment);
    }
    return this.#moments[index] ?? this.#replay.moment;
  }

  /** Another future behind the scripts before `script`. */
  fork(script: number): Replay {
    if (script < this.#first && this.#earlier) return this.#earlier.fork(script);
    return this.#replay.fork(this.#momentOf(script, 0));
  }

  /** The replay of the folder as it is now. */
  resumed(scripts: readonly ReplayedScript[]): FolderReplay {
    const same = this.#countSame(scripts);
    if (same === scripts.length && same === this.#scripts.length) return this;
    if (same <= this.#first && this.#earlier) return this.#earlier.resumed(scripts);
    if (same === 0 || this.#depth > DEEPEST) return new FolderReplay(scripts);
    return new FolderReplay(scripts, this.fork(same), same, this);
  }

  #countSame(scripts: readonly ReplayedScript[]): number {
    const index = scripts.findIndex((it, at) => {
      const own = this.#scripts[at];
      return it.path !== own?.path || it.text !== own.text;
    });
    return index < 0 ? scripts.length : index;
  }

  get #depth(): number {
    let depth = 0;
    for (let it = this.#earlier; it; it = it.#earlier) depth++;
    return depth;
  }
}

/** Each edit further behind than the one before makes one more to look through; then all is done anew. */
const DEEPEST = 16;
