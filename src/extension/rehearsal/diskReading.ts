import type { Migration, MigrationFolder, Script } from '../../migrations/migration.ts';
import { dependencyHashes } from '../../rehearsal/dependencies.ts';

/** A migrations folder with what its rehearsals depend on besides files. */
export interface RehearsableFolder {
  readonly disk: MigrationFolder;
  readonly basis: string;
}

/** A folder as it was last read, less what was saved since. */
export class DiskReading {
  readonly folder: RehearsableFolder;
  /** When there was the last news of it, on the clock of `KeptRehearsals`. */
  at: number;
  readonly #saved = new Set<bigint>();
  #hashes: ReadonlyMap<bigint, string> | undefined;

  constructor(folder: RehearsableFolder, at: number) {
    this.folder = folder;
    this.at = at;
  }

  find(version: bigint): Migration | undefined {
    return this.folder.disk.migrations.find((it) => it.version === version && it.up);
  }

  /** Whether a rehearsal on this basis was of these files; false where that is not known. */
  isOf(
    version: bigint,
    { hash, basis }: { readonly hash: string; readonly basis: string },
  ): boolean {
    if (basis !== this.folder.basis || this.#saved.has(version)) return false;
    this.#hashes ??= hashesOf(this.folder.disk);
    return this.#hashes.get(version) === hash;
  }

  /**
   * A file has another text now. Gives the versions that depend on it, of which this reading tells
   * nothing any more: of an up script also those behind it.
   */
  save(path: string, text: string, at: number): bigint[] {
    const { migrations } = this.folder.disk;
    const from = migrations.findIndex(({ up, down }) => up?.path === path || down?.path === path);
    const { up, down } = migrations[from] ?? {};
    const isUp = up?.path === path;
    if (from < 0 || isSame(isUp ? up : down, text)) return [];
    const touched = isUp ? migrations.slice(from) : migrations.slice(from, from + 1);
    for (const { version } of touched) this.#saved.add(version);
    this.at = at;
    return touched.map(({ version }) => version);
  }
}

/** An editor does not show a byte order mark. */
function isSame(script: Script | undefined, text: string): boolean {
  return script?.text.replace(/^\uFEFF/, '') === text;
}

function hashesOf(disk: MigrationFolder): ReadonlyMap<bigint, string> {
  return new Map([...dependencyHashes(disk)].map(([{ version }, hash]) => [version, hash]));
}
