import { scriptsOf } from '../../rehearsal/rehearsedScript.ts';
import type { RehearsedMigration } from '../../rehearser/rehearseTask.ts';
import { DiskReading, type RehearsableFolder } from './diskReading.ts';
import { type KeptRehearsal, keyOf } from './keptRehearsal.ts';

/** A rehearsal that has ended, and when it was asked for. */
export interface EndedRehearsal extends RehearsedMigration {
  readonly basis: string;
  /** Of `KeptRehearsals.now`. */
  readonly asked: number;
}

/** A rehearsal from an earlier window, without the texts: where it still counts they are on disk. */
export type StoredRehearsal = Omit<KeptRehearsal, 'scripts' | 'isCurrent'>;

/** The last rehearsal of each migration, and whether it is of the files that are on disk. */
export class KeptRehearsals {
  readonly #kept = new Map<string, KeptRehearsal>();
  #readings: ReadonlyMap<string, DiskReading> = new Map();
  /** The texts of files that were saved since there was a reading. */
  readonly #saves = new Map<string, string>();
  #clock = 0;

  of(folder: string, version: bigint): KeptRehearsal | undefined {
    return this.#kept.get(keyOf(folder, version));
  }

  all(): readonly KeptRehearsal[] {
    return [...this.#kept.values()];
  }

  /** A moment, after all that has happened before. */
  now(): number {
    this.#clock += 1;
    return this.#clock;
  }

  /**
   * Keeps a rehearsal, which has read the disk after it was asked for. Where there was news of the
   * folder since, it counts only if it is of the same files: another reading has to tell.
   */
  keep({ asked, ...rehearsed }: EndedRehearsal): KeptRehearsal {
    const { version } = rehearsed.rehearsal;
    const reading = this.#readings.get(rehearsed.folder);
    const isCurrent = !reading || reading.at < asked || reading.isOf(version, rehearsed);
    return this.#set({ ...rehearsed, isCurrent });
  }

  /** Takes in what is not known better; true where that is anything. */
  restore(stored: readonly StoredRehearsal[]): boolean {
    const isFollowing = this.#readings.size > 0;
    const news = stored.filter(
      ({ folder, rehearsal }) =>
        !this.of(folder, rehearsal.version) && (!isFollowing || this.#readings.has(folder)),
    );
    for (const it of news) this.#set({ ...it, scripts: [], isCurrent: false });
    for (const reading of this.#readings.values()) this.#compare(reading);
    return news.length > 0;
  }

  /**
   * Compares with what is on disk now; true where that has changed anything. A reading that was
   * compared already counts no more: it may be from before a rehearsal that has read the disk since.
   * One that has not seen what was saved before it had begun by then; another follows each save.
   */
  follow(folders: readonly RehearsableFolder[]): boolean {
    const before = this.#readings;
    const at = this.now();
    const readings = folders.map((folder) => {
      const known = before.get(folder.disk.path);
      return known?.folder.disk === folder.disk ? known : new DiskReading(folder, at);
    });
    this.#readings = new Map(readings.map((it) => [it.folder.disk.path, it]));
    const gone = this.#forgetOthers();
    const news = readings.filter((it) => it.at === at);
    for (const [path, text] of this.#saves) for (const it of news) it.save(path, text, at);
    this.#saves.clear();
    return news.map((it) => this.#compare(it)).some((it) => it) || gone;
  }

  /** A file was saved, before anybody has read it: what depends on it counts no more. */
  save(path: string, text: string): boolean {
    const at = this.now();
    this.#saves.set(path, text);
    const touched = [...this.#readings.values()].flatMap((it) =>
      it.save(path, text, at).flatMap((version) => this.of(it.folder.disk.path, version) ?? []),
    );
    const outdated = touched.filter(({ isCurrent }) => isCurrent);
    for (const it of outdated) this.#set({ ...it, isCurrent: false });
    return outdated.length > 0;
  }

  #set(kept: KeptRehearsal): KeptRehearsal {
    this.#kept.set(keyOf(kept.folder, kept.rehearsal.version), kept);
    return kept;
  }

  #forgetOthers(): boolean {
    const gone = this.all().filter(({ folder }) => !this.#readings.has(folder));
    for (const { folder, rehearsal } of gone) this.#kept.delete(keyOf(folder, rehearsal.version));
    return gone.length > 0;
  }

  #compare(reading: DiskReading): boolean {
    const { path } = reading.folder.disk;
    const changed = this.all()
      .filter(({ folder }) => folder === path)
      .map((it) => this.#compareOne(it, reading));
    return changed.some((it) => it);
  }

  #compareOne(kept: KeptRehearsal, reading: DiskReading): boolean {
    const { version } = kept.rehearsal;
    const migration = reading.find(version);
    const isCurrent = reading.isOf(version, kept);
    if (migration && isCurrent === kept.isCurrent) return false;
    if (!migration) this.#kept.delete(keyOf(kept.folder, version));
    else
      this.#set({ ...kept, isCurrent, scripts: isCurrent ? scriptsOf(migration) : kept.scripts });
    return true;
  }
}
