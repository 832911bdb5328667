import { basename, isAbsolute, relative, sep } from 'node:path';
import picomatch from 'picomatch';

/** Globs, and the directory they are written in. */
export interface Globs {
  readonly directory: string;
  readonly globs: readonly string[];
  /** As Squawk takes them: a star reaches over slashes, too. */
  readonly isLoose?: boolean;
}

/**
 * Whether an absolute path is meant by any of the globs. They are compared with the path from their
 * directory, with the whole path, and, where they have no slash, with the name; one that names a
 * directory means all that is below it.
 */
export function pathFilter(all: readonly Globs[]): (path: string) => boolean {
  const filters = all.filter(({ globs }) => globs.length > 0).map(filterOf);
  return (path) => filters.some((isMeant) => isMeant(path));
}

function filterOf({ directory, globs, isLoose = false }: Globs): (path: string) => boolean {
  const patterns = globs.map((it) => it.replace(/^\.\//, '').replace(/\/+$/, ''));
  const options = { dot: true, bash: isLoose };
  const isMeant = picomatch([...patterns, ...patterns.map((it) => `${it}/**`)], options);
  const isName = picomatch(
    patterns.filter((it) => !it.includes('/')),
    options,
  );
  return (path) => {
    const below = relative(directory, path);
    const isBelow = !below.startsWith('..') && !isAbsolute(below);
    return (isBelow && isMeant(slashed(below))) || isMeant(slashed(path)) || isName(basename(path));
  };
}

function slashed(path: string): string {
  return sep === '/' ? path : path.split(sep).join('/');
}
