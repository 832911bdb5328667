import { setTimeout as pause } from 'node:timers/promises';
import { ConnectionError, DatabaseError } from '../database/failure.ts';
import type { Session } from '../database/session.ts';
import type { Attempt } from './attempt.ts';
import { fatesOf, type StatementFate } from './fates.ts';
import { findInvalidIndexes, type InvalidIndex } from './invalidIndexes.ts';
import type { ScriptStatement } from './scriptStatements.ts';
import { takeStandings } from './standing.ts';

/** What the catalog shows after a script outside a transaction has failed. */
export interface Aftermath {
  readonly invalidIndexes: readonly InvalidIndex[];
  /** Absent where the database cannot be asked, or the script was not sent. */
  readonly statements?: readonly StatementFate[];
  /** The backend that goes on with the script, though nobody listens to it any more. */
  readonly stillRunning?: number;
}

/**
 * Looks at what an attempt has left, by another session where its own is lost. Of scripts in a
 * transaction nothing is left. Never throws for what the database says.
 */
export async function aftermathOf(attempt: Attempt, error: unknown): Promise<Aftermath> {
  const { statements, script } = attempt.step;
  const isSent = attempt.phase !== 'begin' && script.noTransaction;
  if (!isSent || !statements) return { invalidIndexes: [] };
  try {
    if (!attempt.session.ended) return await lookAt(attempt.session, attempt, statements, error);
    const session = await attempt.reopen?.();
    if (!session) return { invalidIndexes: [] };
    try {
      return await lookFrom(session, attempt, statements, error);
    } finally {
      await session.close();
    }
  } catch (reason) {
    if (reason instanceof DatabaseError || reason instanceof ConnectionError) {
      return { invalidIndexes: [] };
    }
    throw reason;
  }
}

async function lookFrom(
  session: Session,
  attempt: Attempt,
  statements: readonly ScriptStatement[],
  error: unknown,
): Promise<Aftermath> {
  const isRunning = await runsOn(session, attempt.session.processId);
  const seen = await lookAt(session, attempt, statements, error);
  return isRunning ? { ...seen, stillRunning: attempt.session.processId } : seen;
}

async function lookAt(
  session: Session,
  { before, step }: Attempt,
  statements: readonly ScriptStatement[],
  error: unknown,
): Promise<Aftermath> {
  const invalid = await findInvalidIndexes(session, statements);
  const after = await takeStandings(session, statements);
  const stoppedAt = step.resume ? undefined : stopOf(error);
  const fates = fatesOf({
    ...{ statements, after, invalid },
    ...(before && { before }),
    ...(stoppedAt !== undefined && { stoppedAt }),
  });
  return { invalidIndexes: invalid, statements: fates };
}

/** Only an error of the script itself has it; a lost connection tells nothing. */
function stopOf(error: unknown): number | undefined {
  const isTold = error instanceof DatabaseError && error.kind === 'server';
  return isTold ? error.server?.completed : undefined;
}

/** Milliseconds that a backend gets to notice that its client is gone. */
const GOODBYE = 2_000;

/** Milliseconds between two looks. */
const INTERVAL = 100;

async function runsOn(session: Session, processId: number): Promise<boolean> {
  for (const end = performance.now() + GOODBYE; performance.now() < end; ) {
    const rows = await session.query(
      `SELECT FROM pg_catalog.pg_stat_activity
       WHERE pid = $1 AND datname = current_database() AND state IS DISTINCT FROM 'idle'`,
      [processId],
    );
    if (rows.length === 0) return false;
    await pause(INTERVAL);
  }
  return true;
}
