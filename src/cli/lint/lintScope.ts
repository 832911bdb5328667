import { resolve } from 'node:path';
import { findFolders } from '../../config/folders.ts';
import { changedSince } from '../../migrations/git/changedSince.ts';
import type { CommandContext } from '../command.ts';
import type { Project } from '../source/project.ts';
import { UsageError } from '../usageError.ts';
import { findSubjects, type Subjects } from './subjects.ts';

/** What a call is about. */
export interface LintScope {
  readonly subjects: Subjects;
  /** With `--since`, the files and directories that have changed: of nothing else is spoken. */
  readonly changed?: ReadonlySet<string>;
}

/** Folders that are migrations folders though they are not called so. */
export function knownFolders({ source, root, settings }: Project): ReadonlySet<string> {
  return new Set([source, ...settings.folders.map((it) => resolve(root, it))]);
}

/** What a call is to lint: its paths, or the migrations folders that there are. */
export async function lintScope(context: CommandContext, project: Project): Promise<LintScope> {
  const [subjects, changed] = await Promise.all([
    subjectsOf(context, project),
    changedFiles(context),
  ]);
  return { subjects, ...(changed && { changed }) };
}

async function subjectsOf(context: CommandContext, project: Project): Promise<Subjects> {
  const { operands, directory, flags } = context;
  const known = knownFolders(project);
  if (operands.length > 0) return await findSubjects(operands, directory, known);
  if (flags.source !== undefined) return await findSubjects([project.source], directory, known);
  const { root, settings } = project;
  const named = root === directory ? settings.folders : [];
  const { found } = await findFolders(directory, named, true);
  if (found.length === 0) throw withoutFolder(directory);
  return { folders: new Map(found.map((it) => [it, 'all'])), files: [] };
}

/** What has changed since `--since`. Throws `UsageError` where git knows no such commit. */
export async function changedFiles({
  flags,
  directory,
  signal,
}: CommandContext): Promise<ReadonlySet<string> | undefined> {
  const { since } = flags;
  if (since === undefined) return undefined;
  const changed = await changedSince(directory, since, signal);
  if (!changed) throw withoutCommit(since);
  return changed;
}

function withoutFolder(directory: string): UsageError {
  return new UsageError(
    `There is no migrations folder in ${directory}.`,
    'Name what to lint: staircase lint PATH.',
  );
}

function withoutCommit(ref: string): UsageError {
  return new UsageError(
    `git knows no commit ${ref} here.`,
    'Name a branch, a tag or a commit of this repository; in CI, fetch it first.',
  );
}
