import { resolve } from 'node:path';
import { type GlobOptions, glob, isDynamicPattern } from 'tinyglobby';
import { takingLinksForFiles } from './linksOnTheWay.ts';

/** Packages and the history are nobody's own. */
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/** Whether a text is a glob, and not the name of a file. */
export function isGlob(text: string): boolean {
  return isDynamicPattern(text);
}

/** The files and directories that a glob means, as absolute paths, sorted; links to files, as in a shell. */
export async function globbed(pattern: string, directory: string): Promise<string[]> {
  const fs = { readdir: takingLinksForFiles() };
  return await find([pattern], { cwd: directory, onlyFiles: false, fs });
}

/** The SQL files below a directory, as absolute paths, sorted; links are passed over, as by git and ripgrep. */
export async function sqlFilesBelow(directory: string): Promise<string[]> {
  return await find(['**/*.sql'], { cwd: directory, onlyFiles: true });
}

async function find(
  patterns: string[],
  where: Pick<GlobOptions, 'cwd' | 'onlyFiles' | 'fs'>,
): Promise<string[]> {
  const options = { ...where, absolute: true, dot: false, expandDirectories: false };
  const found = await glob(patterns, { ...options, followSymbolicLinks: false, ignore: IGNORED });
  return found.map((it) => resolve(it)).sort();
}
