import { type FSWatcher, watch } from 'node:fs';
import { basename, sep } from 'node:path';

/**
 * Watches directories by itself, on Linux. VS Code's watcher (`@parcel/watcher` 2.5) adds a watch for a
 * directory when it hears of it, and does not look what has been made in there meanwhile: a migration
 * whose folder is as new as its own directory is not watched at all when the machine is busy.
 */
export class DirectoryWatches {
  readonly #changed: () => void;
  readonly #watches = new Map<string, FSWatcher>();
  #hasFollowed = false;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /**
   * These directories from now on, and no others. Calls back for new ones, which may have changed since
   * they were read; not for the first, which VS Code has watched from its start.
   */
  follow(directories: Iterable<string>): void {
    const wanted = new Set(directories);
    for (const path of this.#watches.keys()) if (!wanted.has(path)) this.#drop(path);
    const added = [...wanted].filter((it) => !this.#watches.has(it) && this.#add(it));
    if (added.length > 0 && this.#hasFollowed) this.#changed();
    this.#hasFollowed = true;
  }

  dispose(): void {
    for (const path of this.#watches.keys()) this.#drop(path);
  }

  /** Whether it is watched: it may be gone, and the system may allow no more. */
  #add(path: string): boolean {
    try {
      const watcher = watch(path, { persistent: false }, (_, name) => this.#heard(path, name));
      watcher.on('error', () => this.#drop(path));
      this.#watches.set(path, watcher);
      return true;
    } catch {
      return false;
    }
  }

  /** A directory that is gone or moved says its own name, and is another one when it comes back. */
  #heard(path: string, name: string | null): void {
    if (name === basename(path)) {
      for (const it of this.#watches.keys())
        if (it === path || it.startsWith(path + sep)) this.#drop(it);
    }
    this.#changed();
  }

  #drop(path: string): void {
    this.#watches.get(path)?.close();
    this.#watches.delete(path);
  }
}
