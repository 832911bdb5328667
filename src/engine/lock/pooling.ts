import { setTimeout as pause } from 'node:timers/promises';
import { ConnectionError, DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import type { Remark } from '../plan/plan.ts';
import type { Failure } from '../run/report.ts';

/**
 * What stands between a session and its server. `session`: a pooler that keeps one backend for it.
 * `transaction`: one that gives each transaction, or statement, whichever backend is free.
 * `unknown`: a pooler whose mode could not be told, since a second session got no answer.
 */
export type Pooling = 'none' | 'session' | 'transaction' | 'unknown';

/** The backend that answers, which a pooler may exchange from one transaction to the next. */
export async function backendOf(session: Session): Promise<number> {
  const [row] = await session.query('SELECT pg_catalog.pg_backend_pid() AS pid');
  return Number(row?.['pid']);
}

/**
 * How often both sessions are asked, ours twice in a row: where a pooler hands out its backends in
 * turn, asking one after the other could meet the same two for ever.
 */
const ROUNDS = 4;

/**
 * Milliseconds that the second session gets: in session mode with one backend in all it waits until
 * ours has ended, and in transaction mode as long as others keep all backends busy.
 */
const PATIENCE = 3_000;

/**
 * Recognises a pooler by its process id, which is not the backend's (PgBouncer and its like make up
 * their own), and its mode by a second session: one that is served by our backend while ours is open
 * proves that no backend is ours. `backend` is that of our first query. Throws `DatabaseError` for
 * our own session only: where there is no second one, only a change of our own backend tells.
 */
export async function findPooling(
  session: Session,
  backend: number,
  open: () => Promise<Session>,
): Promise<Pooling> {
  if (backend === session.processId) return 'none';
  const other = await open().catch(withoutSession);
  try {
    const ours = new Set([backend]);
    for (let round = 0; round < ROUNDS; round++) {
      const theirs = other && (await inTime(backendOf(other)));
      for (const _ of [1, 2]) ours.add(await backendOf(session));
      if (ours.size > 1 || (theirs !== undefined && ours.has(theirs))) return 'transaction';
      if (other && theirs === undefined) return 'unknown';
    }
    return other ? 'session' : 'unknown';
  } finally {
    void other?.close().catch(() => undefined);
  }
}

/** Why nothing is written through a pooler that exchanges backends. */
export const POOLED: Failure = {
  message:
    'A connection pooler in transaction or statement mode (such as PgBouncer) stands before this ' +
    'database: the migration lock would be held by nobody in particular, and a SET would reach ' +
    'other clients. Nothing was written.',
  advice:
    'Connect to the server itself, past the pooler, or to a pool in session mode (pool_mode = session).',
};

/** What a person is told where a run goes on all the same. */
export const UNKNOWN_POOL: Remark = {
  code: 'unknown-pool',
  message:
    'A connection pooler stands before this database, and whether it keeps one backend for a session ' +
    'could not be told: a second session got no answer. In transaction mode nobody would hold the ' +
    'migration lock. Connect to the server itself, or make sure of pool_mode = session.',
};

async function inTime(answer: Promise<number>): Promise<number | undefined> {
  const settled = new AbortController();
  const late = pause(PATIENCE, undefined, { signal: settled.signal }).catch(() => undefined);
  try {
    return await Promise.race([answer.catch(withoutAnswer), late]);
  } finally {
    settled.abort();
  }
}

function withoutSession(error: unknown): undefined {
  if (!(error instanceof ConnectionError)) throw error;
}

function withoutAnswer(error: unknown): undefined {
  if (!(error instanceof DatabaseError)) throw error;
}
