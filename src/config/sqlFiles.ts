import { resolve } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';

/** Packages and the history are nobody's own. */
const IGNORED = ['**/node_modules/**', '**/.git/**'];

/** Whether a text is a glob, and not the name of a file. */
export function isGlob(text: string): boolean {
  return isDynamicPattern(text);
}

/** The files and directories that a glob means, as absolute paths, sorted. */
export async function globbed(pattern: string, directory: string): Promise<string[]> {
  return await find([pattern], directory, false);
}

/** The SQL files below a directory, as absolute paths, sorted. */
export async function sqlFilesBelow(directory: string): Promise<string[]> {
  return await find(['**/*.sql'], directory, true);
}

async function find(patterns: string[], cwd: string, onlyFiles: boolean): Promise<string[]> {
  const options = { cwd, onlyFiles, absolute: true, dot: false, expandDirectories: false };
  const found = await glob(patterns, { ...options, followSymbolicLinks: false, ignore: IGNORED });
  return found.map((it) => resolve(it)).sort();
}
