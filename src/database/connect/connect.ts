import type { DatabaseEnvironment } from '../environment.ts';
import type { Session } from '../session.ts';
import type { Target } from '../target.ts';

/**
 * Opens a session on a target. What it takes is loaded on first use: `pg` and the embedded server
 * are not wanted where somebody only reads files. Throws `ConnectionError`.
 */
export async function connect(
  target: Target,
  environment: DatabaseEnvironment,
  signal?: AbortSignal,
): Promise<Session> {
  const { applicationName, builtIn } = environment;
  const options = { applicationName, ...(signal && { signal }) };
  if (target.kind === 'server') {
    const { openPgSession } = await import('../wire/pgSession.ts');
    return openPgSession(target.connection, options);
  }
  const { openBuiltIn } = await import('../embedded/openBuiltIn.ts');
  return openBuiltIn(target, builtIn, options);
}
