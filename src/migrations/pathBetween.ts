import { realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';

/** The way from one path to another as the system goes it, through links in either; with slashes. */
export async function pathBetween(from: string, to: string): Promise<string> {
  const path = relative(await realPathOf(from), await realPathOf(to));
  return path.replaceAll(sep, '/');
}

/** Of a path that is not there yet: by its nearest directory that is. */
async function realPathOf(path: string): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined || dirname(path) === path) return real ?? path;
  return join(await realPathOf(dirname(path)), basename(path));
}
