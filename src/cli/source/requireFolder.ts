import { relative } from 'node:path';
import type { MigrationFolder } from '../../migrations/migration.ts';
import { clipList } from '../../view/clip.ts';
import type { CommandContext } from '../command.ts';
import type { Project } from './project.ts';
import { SourceError } from './sourceError.ts';

/** More of them would hide the sentence. */
const MOST_FOLDERS = 8;
/** Milliseconds: in a home directory a search takes half a minute, and nobody asked for one. */
const LONGEST_SEARCH = 1000;

/** The folder if it is there; else a `SourceError` that names those that are. */
export async function requireFolder(
  { directory, signal }: CommandContext,
  { sourceName, source }: Project,
  folder: MigrationFolder,
): Promise<MigrationFolder> {
  const problem = folder.problems.find(({ kind }) => kind.startsWith('folder-'));
  if (!problem) return folder;
  if (problem.kind === 'folder-unreadable') {
    throw new SourceError(`error reading migration directory ${source}`, problem.message);
  }
  const others = await foldersBelow(directory, signal);
  const cure =
    others.length > 0
      ? `Name one of these with --source: ${others.join(', ')}`
      : 'Name another with --source, or begin one with staircase migrate add.';
  throw new SourceError(
    `error canonicalizing path ${sourceName}`,
    `There is no folder ${source}. ${cure}`,
  );
}

async function foldersBelow(directory: string, signal: AbortSignal): Promise<readonly string[]> {
  // Its glob is wanted where there is a mistake only: 5 ms of each start.
  const { findFolders } = await import('../../config/folders.ts');
  const ended = new AbortController();
  const end = (): void => ended.abort();
  const timer = setTimeout(end, LONGEST_SEARCH);
  signal.addEventListener('abort', end, { once: true });
  const { found } = await findFolders(directory, [], true, ended.signal);
  clearTimeout(timer);
  const paths = found.map((path) => relative(directory, path) || '.');
  return clipList(paths, MOST_FOLDERS);
}
