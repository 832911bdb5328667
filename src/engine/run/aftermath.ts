import { setTimeout as pause } from 'node:timers/promises';
import { ConnectionError, DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import { fatesOf, type StatementFate } from '../halfDone/fates.ts';
import { findInvalidIndexes, type InvalidIndex } from '../halfDone/invalidIndexes.ts';
import type { ScriptStatement } from '../halfDone/scriptStatements.ts';
import { takeStandings } from '../halfDone/standing.ts';
import type { Attempt } from './attempt.ts';
import { isRecorded, mayBeRecorded } from './recordedElsewhere.ts';

/** What the database shows after a step has failed. */
export interface Aftermath {
  readonly invalidIndexes: readonly InvalidIndex[];
  /** Absent where the database cannot be asked, or the script was not sent. */
  readonly statements?: readonly StatementFate[];
  /** The backend that goes on with the script, though nobody listens to it any more. */
  readonly stillRunning?: number;
  /** Script and row are there, or gone, after all: only the answer was lost. Absent where it is not known. */
  readonly isRecorded?: boolean;
}

/**
 * Looks at what an attempt has left, by another session where its own is lost: then also at the row,
 * where it may have been written. Never throws for what the database says.
 */
export async function aftermathOf(attempt: Attempt, error: unknown): Promise<Aftermath> {
  const statements = sentOutside(attempt);
  try {
    if (!attempt.session.ended) return await lookAt(attempt.session, attempt, statements, error);
    if (!statements && !mayBeRecorded(attempt)) return { invalidIndexes: [] };
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

/** Of a script in a transaction nothing is left. */
function sentOutside({ phase, step }: Attempt): Attempt['step']['statements'] {
  return phase !== 'begin' && step.script.noTransaction ? step.statements : undefined;
}

async function lookFrom(
  session: Session,
  attempt: Attempt,
  statements: readonly ScriptStatement[] | undefined,
  error: unknown,
): Promise<Aftermath> {
  const isRunning = await runsOn(session, attempt.session.processId);
  const seen = await lookAt(session, attempt, statements, error);
  if (isRunning) return { ...seen, stillRunning: attempt.session.processId };
  // What is undone without a row has none that could tell.
  if (attempt.step.withoutRow || !mayBeRecorded(attempt)) return seen;
  return { ...seen, isRecorded: await isRecorded(session, attempt) };
}

async function lookAt(
  session: Session,
  { before, step }: Attempt,
  statements: readonly ScriptStatement[] | undefined,
  error: unknown,
): Promise<Aftermath> {
  if (!statements) return { invalidIndexes: [] };
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
