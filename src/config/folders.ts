import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, normalize, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { linkedFolder } from '../migrations/link/linkMarker.ts';
import { isWithin } from './directoriesUp.ts';
import { holdsMigrations } from './holdsMigrations.ts';
import { tellingLinks } from './linksOnTheWay.ts';
import { readIfThere } from './readIfThere.ts';
import { parseSqlxToml } from './sqlxToml.ts';

/** A folder that somebody named and that is not there. */
export interface MissingFolder {
  /** The absolute path searched. */
  readonly path: string;
  /** As written where it is named. */
  readonly name: string;
  /** The absolute path of the directory it was searched from. */
  readonly searchedFrom: string;
  /** Who names it: `staircase.folders`, or the path of a `sqlx.toml`. */
  readonly namedBy: string;
}

/** Absolute paths, sorted. */
export interface Folders {
  readonly found: readonly string[];
  readonly missing: readonly MissingFolder[];
}

/** Packages, build results and the history are nobody's own; other hidden directories are not entered. */
const IGNORED = ['node_modules', 'target', '.git', 'dist'].map((name) => `**/${name}/**`);

/** Deeper than any migrations folder seen; keeps a tree without end from being walked for ever. */
const DEEPEST = 12;

/**
 * The migrations folders of a workspace root: those called `migrations` that hold migrations or
 * nothing at all, those in `named` (`staircase.folders`), and the `migrations-dir` of each `sqlx.toml`.
 * A folder of links that was made for sqlx stands for the one it was made from.
 * In a workspace that is not trusted a `sqlx.toml` may name no folder outside the root: on Windows a
 * mere look at one such as \\host\share connects. `named` is the person's own word there.
 * Where `signal` ends the search, what was found by then is all.
 */
export async function findFolders(
  root: string,
  named: readonly string[],
  trusted: boolean,
  signal?: AbortSignal,
): Promise<Folders> {
  const mayLook = (path: string): boolean => trusted || isWithin(path, root);
  const { tomls, candidates, links } = await crawl(root, signal);
  const byTomls = (await Promise.all(tomls.map(migrationsDirOf))).flat();
  const asked = [
    ...[...new Set(named)].map((name) => place(name, root, 'staircase.folders')),
    ...byTomls.filter(({ path }) => mayLook(path)),
  ];
  if (basename(root) === 'migrations') candidates.push(root);
  candidates.push(...(await followed(links, candidates, mayLook)));
  const found = await keep(candidates, holdsMigrations);
  const there = await keep(asked, ({ path }) => isDirectory(path));
  const unlinked = await Promise.all(there.map(({ path }) => withoutLink(path, mayLook)));
  return {
    found: [...new Set([...found, ...unlinked])].sort(),
    missing: asked.filter((folder) => !there.includes(folder)),
  };
}

/** One walk for both names: 100,000 files in 5,000 directories took 0.2 s. It follows no links. */
async function crawl(
  root: string,
  signal: AbortSignal | undefined,
): Promise<{ tomls: string[]; candidates: string[]; links: string[] }> {
  const links: string[] = [];
  const paths = await glob(['**/migrations', '**/sqlx.toml'], {
    cwd: root,
    absolute: true,
    onlyFiles: false,
    expandDirectories: false,
    followSymbolicLinks: false,
    ignore: IGNORED,
    deep: DEEPEST,
    fs: { readdir: tellingLinks('migrations', (path) => links.push(resolve(root, path))) },
    ...(signal && { signal }),
  });
  return {
    tomls: paths.filter((path) => path.endsWith('/sqlx.toml')).map((path) => resolve(path)),
    candidates: paths.filter((path) => path.endsWith('/migrations/')).map((path) => resolve(path)),
    links: links.sort(),
  };
}

/** Links called `migrations` that lead to a directory which is not found without them, each once. */
async function followed(
  links: readonly string[],
  candidates: readonly string[],
  mayLook: (path: string) => boolean,
): Promise<string[]> {
  if (links.length === 0) return [];
  const known = new Set(await Promise.all(candidates.map(realPathOf)));
  const kept: string[] = [];
  for (const link of links) {
    const target = await realPathOf(link);
    if (known.has(target) || !(mayLook(target) && (await isDirectory(target)))) continue;
    known.add(target);
    kept.push(link);
  }
  return kept;
}

async function realPathOf(path: string): Promise<string> {
  return await realpath(path).catch(() => path);
}

/** A `sqlx.toml` that cannot be read names nothing here; the folders it belongs to say what is wrong. */
async function migrationsDirOf(toml: string): Promise<MissingFolder[]> {
  const content = await readIfThere(toml);
  if (!content || 'problem' in content) return [];
  const { migrationsDir } = parseSqlxToml(content.text, toml);
  return migrationsDir === undefined ? [] : [place(migrationsDir, dirname(toml), toml)];
}

function place(name: string, searchedFrom: string, namedBy: string): MissingFolder {
  return { path: resolve(searchedFrom, normalize(name)), name, searchedFrom, namedBy };
}

async function withoutLink(path: string, mayLook: (path: string) => boolean): Promise<string> {
  const folder = await linkedFolder(path);
  return mayLook(folder) ? folder : path;
}

async function isDirectory(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

async function keep<T>(all: readonly T[], is: (one: T) => Promise<boolean>): Promise<T[]> {
  const kept = await Promise.all(all.map(is));
  return all.filter((_, index) => kept[index]);
}
