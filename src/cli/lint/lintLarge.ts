import type { Finding } from '../../lint/finding.ts';
import { isOutOfMemory } from '../../lint/inThread.ts';
import { largePaths, tooLarge, withoutLarge } from '../../lint/large.ts';
import type { FolderJob, LintJob } from './lintJob.ts';

/** Does a job in a thread. Rejects when that runs out of memory. */
export type ThreadLinter = (job: LintJob) => Promise<readonly Finding[]>;

/**
 * What is found by a job that takes much memory. What takes more than there is is found to be too
 * large, and of a folder the other scripts are linted all the same.
 */
export async function lintLarge(job: LintJob, inThread: ThreadLinter): Promise<readonly Finding[]> {
  return await attempt(
    () => inThread(job),
    (error) =>
      'read' in job ? withoutLargest(job, inThread, error) : [tooLarge(job.path, 'script', error)],
  );
}

async function withoutLargest(job: FolderJob, inThread: ThreadLinter, error: unknown) {
  const large = largePaths(job.read);
  const folder = (reason: unknown): Finding[] => [tooLarge(job.read.path, 'folder', reason)];
  if (large.size === 0) return folder(error);
  const said = new Set([...job.said].filter((path) => !large.has(path)));
  const rest = { ...job, read: withoutLarge(job.read), said };
  const own = [...large].filter((path) => job.said.has(path));
  const found = own.map((path) => tooLarge(path, 'script', error));
  return [...found, ...(await attempt(() => inThread(rest), folder))];
}

async function attempt<Result>(
  work: () => Promise<Result>,
  otherwise: (error: unknown) => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isOutOfMemory(error)) return await otherwise(error);
    throw error;
  }
}
