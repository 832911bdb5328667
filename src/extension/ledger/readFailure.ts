import { DatabaseError } from '../../database/failure.ts';
import type { ReadLimits } from '../../database/readOnly.ts';
import type { Session } from '../../database/session.ts';
import { describeHolder, lockId } from '../../engine/lock/lock.ts';
import { tableHolder } from '../../engine/lock/tableHolder.ts';
import type { Unreachable } from '../../view/tree/folderView.ts';

/** The one database that PGlite has, whose name decides the id of the migration lock. */
const BUILT_IN_DATABASE = 'postgres';

/**
 * Another process's run on the built-in database, where there is one: its one session is that run's,
 * and every statement of ours would wait until it is over. The owner of the database answers this
 * without a turn of the session.
 */
export async function otherRun(session: Session): Promise<Unreachable | undefined> {
  const holder = await session.lockHolder(lockId(BUILT_IN_DATABASE));
  if (!holder || holder.processId === process.pid) return undefined;
  return {
    message: `Another window is running a migration on the built-in database (${describeHolder(holder, Date.now())}).`,
    advice: 'Refresh when that run is over, or cancel it there.',
  };
}

/** Why a reading went to its limits, where that is what the error says. */
export async function slowRead(
  error: unknown,
  session: Session,
  ledgerName: string,
  { lockTimeout = 0, statementTimeout = 0 }: ReadLimits,
): Promise<Unreachable | undefined> {
  if (!(error instanceof DatabaseError)) return undefined;
  switch (error.server?.sqlstate) {
    case '55P03':
      return {
        message: `The ledger ${ledgerName} is locked: ${await holderText(session, ledgerName)}. Reading it was given up after ${lockTimeout / 1000} s.`,
        advice: 'Wait until that session is done or end it (pg_terminate_backend), then refresh.',
      };
    case '57014':
      return {
        message: `The server took more than ${statementTimeout / 1000} s to read the ledger ${ledgerName}: ${error.message}.`,
        advice: 'See what keeps it busy (pg_stat_activity), then refresh.',
      };
    default:
      return undefined;
  }
}

/** Only a courtesy: that the ledger is locked is told in any case. */
async function holderText(session: Session, ledgerName: string): Promise<string> {
  const holder = await tableHolder(session, ledgerName).catch(() => undefined);
  return describeHolder(holder, Date.now());
}
