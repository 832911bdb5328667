import { rehearsalServer } from '../../config/rehearsalServer.ts';
import type { ServerTarget } from '../../database/target.ts';
import type { CommandContext } from '../command.ts';
import type { Project } from '../source/project.ts';
import { UsageError } from '../usageError.ts';

/** The server that a call or the settings name for rehearsals; undefined: the built-in one. Throws `UsageError`. */
export async function stageServer(
  { flags, environment }: CommandContext,
  { settings: { rehearsal, targets } }: Project,
): Promise<ServerTarget | undefined> {
  const url = flags.server ?? rehearsal.server;
  if (url === undefined) return undefined;
  const origin = flags.server === undefined ? 'staircase.rehearsal.server' : '--server';
  const passwordOf = async (): Promise<undefined> => undefined;
  const found = await rehearsalServer(url, origin, { entries: targets, environment, passwordOf });
  if (found.kind === 'target') return found.target;
  throw new UsageError(found.problem.message, found.problem.advice);
}
