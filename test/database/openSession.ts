import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import type { Env } from '../../src/database/env.ts';
import type { Session } from '../../src/database/session.ts';
import { openPgSession } from '../../src/database/wire/pgSession.ts';

/** As much of a test's context as registers what is done at its end. */
interface Scope {
  after(work: () => Promise<void>): void;
}

/** A session that is closed when the test ends. */
export async function openSession(t: Scope, url: string, env: Env = {}): Promise<Session> {
  const parameters = parseConnectionUrl(url, { PGPASSFILE: '/nonexistent', ...env });
  const session = await openPgSession(parameters, { applicationName: 'staircase' });
  t.after(() => session.close());
  return session;
}
