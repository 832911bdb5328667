import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { isWithin } from '../../config/directoriesUp.ts';
import { findFolders } from '../../config/folders.ts';
import { holdsMigrations } from '../../config/holdsMigrations.ts';
import { globbed, isGlob, sqlFilesBelow } from '../../config/sqlFiles.ts';
import { parseDirectoryName, parseFileName } from '../../migrations/fileName.ts';
import { linkedFolder } from '../../migrations/link/linkMarker.ts';
import { UsageError } from '../usageError.ts';

/** What a call lints. All paths are absolute. */
export interface Subjects {
  /** Migrations folders, and of each what is spoken of: all of it, or some of its files. */
  readonly folders: ReadonlyMap<string, 'all' | ReadonlySet<string>>;
  /** SQL files that are no migrations. */
  readonly files: readonly string[];
}

/**
 * What paths stand for: a migrations folder, all that is below another directory, one file, or what
 * a glob finds. A file of a migrations folder is looked at as that migration; `known` are folders
 * that are ones though they are not called `migrations`. Throws `UsageError` for what is not there.
 */
export async function findSubjects(
  paths: readonly string[],
  directory: string,
  known: ReadonlySet<string>,
): Promise<Subjects> {
  const collector = new Collector(known);
  for (const path of paths) await collector.add(path, directory);
  return collector.subjects();
}

/** The migrations folder that a file belongs to by its name and its place; undefined: to none. */
export function folderOfFile(path: string, known: ReadonlySet<string>): string | undefined {
  const [name, parent] = [basename(path), dirname(path)];
  const isStep = name === 'up.sql' || name === 'down.sql';
  if (isStep && parseDirectoryName(basename(parent)).kind === 'migration') return dirname(parent);
  const isFolder = basename(parent) === 'migrations' || known.has(parent);
  return isFolder && parseFileName(name).kind === 'migration' ? parent : undefined;
}

class Collector {
  readonly #known: ReadonlySet<string>;
  readonly #folders = new Map<string, 'all' | Set<string>>();
  readonly #files = new Set<string>();

  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  subjects(): Subjects {
    return { folders: this.#folders, files: [...this.#files] };
  }

  async add(name: string, directory: string): Promise<void> {
    if (name === '') throw nothingNamed();
    const path = resolve(directory, name);
    const found = await stat(path).catch(() => undefined);
    if (found?.isDirectory()) return await this.#addDirectory(path);
    if (found) return this.#addFile(path);
    const matches = isGlob(name) ? await globbed(name, directory) : [];
    if (matches.length === 0) throw nothingAt(name);
    for (const match of matches) await this.#addMatch(match);
  }

  /** A glob such as `db/*` means SQL among the rest. */
  async #addMatch(path: string): Promise<void> {
    if ((await stat(path).catch(() => undefined))?.isDirectory()) return;
    if (path.endsWith('.sql')) this.#addFile(path);
  }

  #addFile(path: string): void {
    const folder = folderOfFile(path, this.#known);
    if (folder === undefined) this.#files.add(path);
    else this.#addPart(folder, path);
  }

  #addPart(folder: string, path: string): void {
    const part = this.#folders.get(folder) ?? new Set();
    this.#folders.set(folder, part);
    if (part !== 'all') part.add(path);
  }

  async #addDirectory(path: string): Promise<void> {
    const folder = await linkedFolder(path);
    if (folder !== path || (await holdsMigrations(path))) {
      this.#folders.set(folder, 'all');
      return;
    }
    const { found } = await findFolders(path, [], true);
    for (const it of found) this.#folders.set(it, 'all');
    // What a link leads to may lie below, too, and is not linted a second time.
    const own = [...found, ...(await Promise.all(found.map((it) => realpath(it).catch(() => it))))];
    for (const file of await sqlFilesBelow(path)) {
      if (!own.some((it) => isWithin(file, it))) this.#addFile(file);
    }
  }
}

function nothingNamed(): UsageError {
  return new UsageError(
    'A path is empty.',
    'Name a file or a folder, such as . for the current directory.',
  );
}

function nothingAt(name: string): UsageError {
  return new UsageError(
    isGlob(name) ? `No file is meant by ${name}.` : `There is no file or folder ${name}.`,
    'Name SQL files, folders or globs, from the current directory.',
  );
}
