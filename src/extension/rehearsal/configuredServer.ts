import { rehearsalServer } from '../../config/rehearsalServer.ts';
import type { Settings } from '../../config/settings.ts';
import { ConnectionError } from '../../database/failure.ts';
import type { ServerTarget } from '../../database/target.ts';

/** The server of `staircase.rehearsal.server`; undefined: the built-in one. Throws `ConnectionError`. */
export async function configuredServer({
  rehearsal,
  targets,
}: Settings): Promise<ServerTarget | undefined> {
  if (rehearsal.server === undefined) return undefined;
  const found = await rehearsalServer(rehearsal.server, 'staircase.rehearsal.server', {
    entries: targets,
    environment: process.env,
    passwordOf: async () => undefined,
  });
  if (found.kind === 'target') return found.target;
  throw new ConnectionError('bad-url', found.problem.message, found.problem.advice);
}
