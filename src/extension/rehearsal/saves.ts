/** Milliseconds that a superseded rehearsal may still take: to end it costs the stage, and a second. */
const PATIENCE = 1000;

/** What ends work on a folder. */
export interface Stops {
  /** At once, and with the stage. */
  readonly signal: AbortSignal;
  /** With the migration that is on the stage, which costs nothing. */
  readonly enough: AbortSignal;
}

/** Works on files of a folder. */
export type OnFiles = (folder: string, paths: readonly string[], stops: Stops) => Promise<void>;

/** What is done about files that were saved. */
export interface SaveWork {
  readonly rehearse: OnFiles;
  /** Rehearses what depends on them, once nothing else is to be done. */
  readonly rehearseDependent: OnFiles;
}

interface Running {
  readonly paths: readonly string[];
  /** Any save comes before it. */
  readonly isDependent: boolean;
  readonly abort: AbortController;
  readonly enough: AbortController;
}

/**
 * The files of a folder that were saved and not yet rehearsed. Saves while one is rehearsed are one
 * rehearsal after it; a newer save of the same file ends it, unless it is over soon. What depends on
 * them comes last, and makes way for every save.
 */
export class Saves {
  readonly #work: SaveWork;
  readonly #waiting = new Map<string, Set<string>>();
  readonly #running = new Map<string, Running>();
  #isClosed = false;

  constructor(work: SaveWork) {
    this.#work = work;
  }

  /** Resolves when what was saved has been rehearsed, or was superseded. */
  async saved(folder: string, path: string): Promise<void> {
    const waiting = this.#waiting.get(folder) ?? new Set();
    this.#waiting.set(folder, waiting.add(path));
    const running = this.#running.get(folder);
    if (!running) return await this.#run(folder);
    if (!running.isDependent && !running.paths.includes(path)) return;
    const { abort, enough } = running;
    enough.abort();
    const timer = setTimeout(() => abort.abort(), PATIENCE);
    abort.signal.addEventListener('abort', () => clearTimeout(timer));
  }

  close(): void {
    this.#isClosed = true;
    this.#waiting.clear();
    for (const { abort } of this.#running.values()) abort.abort();
  }

  async #run(folder: string): Promise<void> {
    const owed = new Set<string>();
    for (;;) {
      const paths = [...(this.#waiting.get(folder) ?? [])];
      this.#waiting.delete(folder);
      for (const it of paths) owed.add(it);
      if (paths.length > 0) await this.#step(folder, paths, false);
      else if (owed.size === 0 || this.#isClosed) return;
      else await this.#step(folder, [...owed], true);
      // What was not reached is owed still.
      if (paths.length === 0 && !this.#waiting.has(folder)) owed.clear();
    }
  }

  async #step(folder: string, paths: readonly string[], isDependent: boolean): Promise<void> {
    const [abort, enough] = [new AbortController(), new AbortController()];
    const { rehearse, rehearseDependent } = this.#work;
    const work = isDependent ? rehearseDependent : rehearse;
    this.#running.set(folder, { paths, isDependent, abort, enough });
    try {
      await work(folder, paths, { signal: abort.signal, enough: enough.signal });
    } finally {
      this.#running.delete(folder);
      // What is over needs not be ended.
      abort.abort();
    }
  }
}
