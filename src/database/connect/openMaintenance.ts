import { ConnectionError, type ConnectionFailure } from '../failure.ts';
import type { Session } from '../session.ts';
import type { ServerTarget } from '../target.ts';

/** Databases that nearly every server has, in the order in which sqlx takes them (sqlx.md, section 6.8). */
const MAINTENANCE = ['postgres', 'template1'];

/** This one cannot be used, another may. */
const PASSED_OVER: readonly ConnectionFailure[] = ['unknown-database', 'not-permitted'];

/** Opens a session as `connect` does. */
export type Open = (target: ServerTarget) => Promise<Session>;

/**
 * A session on the target's server beside the target's database, from where that one is created and
 * dropped. Throws `ConnectionError`: that of the first database tried, as it is the usual one.
 */
export async function openMaintenance(target: ServerTarget, open: Open): Promise<Session> {
  const names = MAINTENANCE.filter((name) => name !== target.connection.database);
  let refused: ConnectionError | undefined;
  for (const database of names) {
    try {
      return await open({ ...target, connection: { ...target.connection, database } });
    } catch (error) {
      if (!(error instanceof ConnectionError) || !PASSED_OVER.includes(error.reason)) throw error;
      refused ??= error;
    }
  }
  throw refused ?? new TypeError('There is always a database left.');
}
