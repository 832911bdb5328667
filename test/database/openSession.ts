import type { TestContext } from 'node:test';
import { parseConnectionUrl } from '../../src/database/connectionUrl.ts';
import type { Env } from '../../src/database/env.ts';
import { openPgSession } from '../../src/database/pgSession.ts';
import type { Session } from '../../src/database/session.ts';

/** A session that is closed when the test ends. */
export async function openSession(t: TestContext, url: string, env: Env = {}): Promise<Session> {
  const parameters = parseConnectionUrl(url, { PGPASSFILE: '/nonexistent', ...env });
  const session = await openPgSession(parameters, { applicationName: 'staircase' });
  t.after(() => session.close());
  return session;
}
