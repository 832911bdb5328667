import { dirname, resolve } from 'node:path';
import { git } from './git.ts';

/** Milliseconds for one command of git. */
const TIMEOUT = 20_000;

/**
 * The files that differ from where the work tree left a commit's line: changed, new, also untracked,
 * and, of those deleted, their directories. Absolute paths. Undefined where git knows no such commit.
 */
export async function changedSince(
  directory: string,
  ref: string,
  signal?: AbortSignal,
): Promise<ReadonlySet<string> | undefined> {
  const run = async (...args: string[]): Promise<string> =>
    (await git(directory, args, { timeout: TIMEOUT, ...(signal && { signal }) })).toString('utf8');
  const root = (await run('rev-parse', '--show-toplevel')).trimEnd();
  const commit = (
    await run('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)
  ).trim();
  if (root === '') return undefined;
  if (commit === '') return ref === 'HEAD' ? await ofUnborn(root, run) : undefined;
  // In a shallow clone there may be no common commit; then all that differs counts.
  const base = (await run('merge-base', commit, 'HEAD')).trim() || commit;
  const diff = await run(
    'diff',
    '--name-status',
    '--no-renames',
    '--no-ext-diff',
    '-z',
    base,
    '--',
  );
  const untracked = await run('-C', root, 'ls-files', '--others', '--exclude-standard', '-z');
  const names = untracked.split('\0').filter((it) => it !== '');
  return new Set([...pathsOf(diff), ...names].map((it) => resolve(root, it)));
}

/** Before the first commit HEAD is a branch without one: everything is new. */
async function ofUnborn(
  root: string,
  run: (...args: string[]) => Promise<string>,
): Promise<ReadonlySet<string> | undefined> {
  if ((await run('symbolic-ref', '--quiet', 'HEAD')) === '') return undefined;
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const names = (await run('-C', root, ...listed)).split('\0').filter((it) => it !== '');
  return new Set(names.map((it) => resolve(root, it)));
}

/** `M\0path\0D\0path\0`. */
function pathsOf(diff: string): string[] {
  const words = diff.split('\0');
  return words.flatMap((path, index) => {
    if (index % 2 === 0 || path === '') return [];
    return words[index - 1] === 'D' ? [dirname(path)] : [path];
  });
}
