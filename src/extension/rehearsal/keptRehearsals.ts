import type { MigrationFolder } from '../../migrations/migration.ts';
import { dependencyHashes } from '../../rehearsal/dependencies.ts';
import type { RehearsedMigration } from '../../rehearser/rehearseTask.ts';
import { type KeptRehearsal, keyOf } from './keptRehearsal.ts';

/** The last rehearsal of each migration, until a file it depends on changes. */
export class KeptRehearsals {
  readonly #kept = new Map<string, KeptRehearsal>();
  #followed: ReadonlySet<MigrationFolder> = new Set();

  of(folder: string, version: bigint): KeptRehearsal | undefined {
    return this.#kept.get(keyOf(folder, version));
  }

  all(): readonly KeptRehearsal[] {
    return [...this.#kept.values()];
  }

  keep(rehearsed: RehearsedMigration): KeptRehearsal {
    const kept = { ...rehearsed, isCurrent: true };
    this.#kept.set(keyOf(kept.folder, kept.rehearsal.version), kept);
    return kept;
  }

  /**
   * Compares with what is on disk now; true where that has changed anything. A reading that was
   * compared already counts no more: it may be from before a rehearsal that has read the disk since.
   */
  follow(folders: readonly MigrationFolder[]): boolean {
    const news = folders.filter((it) => !this.#followed.has(it));
    this.#followed = new Set(folders);
    const gone = this.#forgetExcept(new Set(folders.map(({ path }) => path)));
    return news.map((it) => this.#compare(it)).some((it) => it) || gone;
  }

  #forgetExcept(paths: ReadonlySet<string>): boolean {
    const gone = this.all().filter(({ folder }) => !paths.has(folder));
    for (const { folder, rehearsal } of gone) this.#kept.delete(keyOf(folder, rehearsal.version));
    return gone.length > 0;
  }

  #compare(disk: MigrationFolder): boolean {
    const hashes = new Map([...dependencyHashes(disk)].map(([it, hash]) => [it.version, hash]));
    let hasChanged = false;
    for (const kept of this.all()) {
      if (kept.folder !== disk.path) continue;
      const { version } = kept.rehearsal;
      const hash = hashes.get(version);
      const isCurrent = hash === kept.hash;
      if (hash !== undefined && isCurrent === kept.isCurrent) continue;
      hasChanged = true;
      if (hash === undefined) this.#kept.delete(keyOf(disk.path, version));
      else this.#kept.set(keyOf(disk.path, version), { ...kept, isCurrent });
    }
    return hasChanged;
  }
}
