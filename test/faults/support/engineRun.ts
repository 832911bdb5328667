import { parseConnectionUrl } from '../../../src/database/connect/connectionUrl.ts';
import type { Session } from '../../../src/database/session.ts';
import { openPgSession } from '../../../src/database/wire/pgSession.ts';
import { lookAtHalfDone } from '../../../src/engine/halfDone/lookAtHalfDone.ts';
import { readLedger } from '../../../src/engine/ledger/readLedger.ts';
import type { Intent } from '../../../src/engine/plan/plan.ts';
import { plan } from '../../../src/engine/plan/planner.ts';
import { review } from '../../../src/engine/plan/review.ts';
import { type ExecuteOptions, execute } from '../../../src/engine/run/execute.ts';
import type { Report } from '../../../src/engine/run/report.ts';
import type { MigrationFolder } from '../../../src/migrations/migration.ts';
import { loadParser } from '../../../src/sql/libpgQuery.ts';

export const LEDGER = '_sqlx_migrations';

/** Plans and executes as the editor does, in a session of its own; throws where none can be opened or read. */
export async function engineRun(
  url: string,
  folder: MigrationFolder,
  intent: Intent,
  options: Partial<ExecuteOptions> = {},
): Promise<Report> {
  return withSession(url, async (session) => {
    const ledger = await readLedger(session, LEDGER);
    const made = plan({ folders: [folder], ledger, outOfOrder: 'warn' }, intent);
    const reviewed = review(made, await loadParser(), { allowTransactionControl: false });
    return execute(session, await lookAtHalfDone(session, reviewed), {
      doubtsConfirmed: true,
      ...options,
    });
  });
}

/** Opens a session for the work alone. */
export async function withSession<T>(
  url: string,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const session = await openSession(url);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** A session that the caller closes. */
export function openSession(url: string): Promise<Session> {
  const parameters = parseConnectionUrl(url, { PGPASSFILE: '/nonexistent' });
  return openPgSession(parameters, { applicationName: 'staircase' });
}

/** Resolves when no other session is on the database: what a lost client has begun has ended. */
export async function untilAlone(session: Session): Promise<void> {
  while ((await session.query(OTHERS)).length > 0);
}

const OTHERS = `
  SELECT FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;
