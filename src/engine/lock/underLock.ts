import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
import { OLDEST_SERVER, tooOldFailure } from '../database/oldestServer.ts';
import type { Remark } from '../plan/plan.ts';
import { generalAdvice } from '../run/advice.ts';
import { failureOf } from '../run/failureOf.ts';
import type { EngineEvent, Failure } from '../run/report.ts';
import { cancellable, isCancellation } from './cancellable.ts';
import { type LockOutcome, type LockWait, lockId, releaseLock, takeLock } from './lock.ts';
import { findPooling, POOLED, type Pooling, UNKNOWN_POOL } from './pooling.ts';
import type { Timeouts } from './timeouts.ts';

/** The timeouts are for what is written under the lock. */
export interface LockOptions extends Timeouts {
  /** Milliseconds to wait for another run's lock; absent: until aborted. */
  readonly lockWait?: number;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: EngineEvent) => void;
  /**
   * Opens another session: to tell a pooler's mode before anything is written, and to see who blocks
   * a step that takes long. It is closed here. Absent for the built-in database, which serves one
   * session at a time.
   */
  readonly observe?: () => Promise<Session>;
}

/** What became of work that needs the database's lock. */
export type Locked<T> =
  | { readonly kind: 'done'; readonly value: T; readonly warnings: readonly Remark[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * Does some work while no other run is on this database. Never throws for what the database says;
 * gives the lock back on every path.
 */
export async function underLock<T>(
  session: Session,
  options: LockOptions,
  work: () => Promise<T>,
): Promise<Locked<T>> {
  try {
    return await locked(session, options, work);
  } catch (error) {
    if (isCancellation(error, options.signal)) return { kind: 'cancelled' };
    if (!(error instanceof DatabaseError)) throw error;
    return { kind: 'failed', failure: withAdvice(error) };
  }
}

async function locked<T>(
  session: Session,
  options: LockOptions,
  work: () => Promise<T>,
): Promise<Locked<T>> {
  const { signal } = options;
  const found = await cancellable(session, signal, () => lookAt(session, options));
  const { name, pooling } = found;
  if (found.number < OLDEST_SERVER)
    return { kind: 'failed', failure: tooOldFailure(found.version) };
  if (pooling === 'transaction') return { kind: 'failed', failure: POOLED };
  const id = lockId(name);
  const lock = await takeLock(session, id, lockWait(options));
  if (lock.kind === 'aborted') return { kind: 'cancelled' };
  if (lock.kind === 'gave-up') return { kind: 'failed', failure: gaveUp(lock) };
  try {
    const warnings = pooling === 'unknown' ? [UNKNOWN_POOL] : [];
    return { kind: 'done', value: await work(), warnings };
  } finally {
    await releaseLock(session, id);
  }
}

interface Surroundings {
  readonly name: string;
  readonly version: string;
  readonly number: number;
  /** In transaction mode the lock would be taken by a backend that is another's a moment later. */
  readonly pooling: Pooling;
}

async function lookAt(session: Session, { observe }: LockOptions): Promise<Surroundings> {
  const [row] = await session.query(
    `SELECT pg_catalog.current_database() AS name, pg_catalog.pg_backend_pid() AS backend,
            pg_catalog.current_setting('server_version') AS version,
            pg_catalog.current_setting('server_version_num') AS number`,
  );
  const [version, number] = [String(row?.['version']), Number(row?.['number'])];
  const pooling = observe ? await findPooling(session, Number(row?.['backend']), observe) : 'none';
  return { name: String(row?.['name']), version, number, pooling };
}

function lockWait({ lockWait: limit, signal, onEvent }: LockOptions): LockWait {
  return {
    ...(limit !== undefined && { limit }),
    ...(signal && { signal }),
    onWaiting: (holder, waited, processId) =>
      onEvent?.({
        kind: 'waiting-for-lock',
        holder,
        ...(processId !== undefined && { processId }),
        waited,
      }),
  };
}

function gaveUp({ holder, waited }: Extract<LockOutcome, { kind: 'gave-up' }>): Failure {
  return {
    message: `Another run has the lock of this database: ${holder}. Gave up after ${Math.round(waited / 1000)} s.`,
    advice: 'Wait until it has ended, or end that session (pg_terminate_backend), then run again.',
  };
}

function withAdvice(error: DatabaseError): Failure {
  const advice = generalAdvice(error.server?.sqlstate);
  return { ...failureOf(error), ...(advice !== undefined && { advice }) };
}
