import type { Target } from '../../database/target.ts';
import type { Project } from '../source/project.ts';
import { UsageError } from '../usageError.ts';

/** The database of a call. Throws `UsageError` where none was named. */
export async function requireTarget(project: Project): Promise<Target> {
  const resolution = await project.target();
  if (resolution.kind === 'target') return resolution.target;
  // `untrusted` is a word of the editor's; whoever types a command trusts the folder.
  if (resolution.kind === 'untrusted') throw new TypeError('A command line is always trusted.');
  throw new UsageError(resolution.problem.message, resolution.problem.advice);
}
