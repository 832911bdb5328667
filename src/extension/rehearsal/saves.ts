/** Milliseconds that a superseded rehearsal may still take: to end it costs the stage, and a second. */
const PATIENCE = 1000;

/** Rehearses files; aborted when one of them was saved again. */
export type RehearseFiles = (
  folder: string,
  paths: readonly string[],
  signal: AbortSignal,
) => Promise<void>;

/**
 * The files of a folder that were saved and not yet rehearsed. Saves while one is rehearsed are one
 * rehearsal after it; a newer save of the same file ends it, unless it is over soon.
 */
export class Saves {
  readonly #rehearse: RehearseFiles;
  readonly #waiting = new Map<string, Set<string>>();
  readonly #running = new Map<string, { paths: readonly string[]; abort: AbortController }>();

  constructor(rehearse: RehearseFiles) {
    this.#rehearse = rehearse;
  }

  /** Resolves when what was saved has been rehearsed, or was superseded. */
  async saved(folder: string, path: string): Promise<void> {
    const waiting = this.#waiting.get(folder) ?? new Set();
    this.#waiting.set(folder, waiting.add(path));
    const running = this.#running.get(folder);
    if (!running) return await this.#run(folder);
    if (!running.paths.includes(path)) return;
    const timer = setTimeout(() => running.abort.abort(), PATIENCE);
    running.abort.signal.addEventListener('abort', () => clearTimeout(timer));
  }

  close(): void {
    this.#waiting.clear();
    for (const { abort } of this.#running.values()) abort.abort();
  }

  async #run(folder: string): Promise<void> {
    for (;;) {
      const paths = [...(this.#waiting.get(folder) ?? [])];
      this.#waiting.delete(folder);
      if (paths.length === 0) return;
      const abort = new AbortController();
      this.#running.set(folder, { paths, abort });
      try {
        await this.#rehearse(folder, paths, abort.signal);
      } finally {
        this.#running.delete(folder);
        // What is over needs not be ended.
        abort.abort();
      }
    }
  }
}
