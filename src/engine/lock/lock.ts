import { setTimeout as pause } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { DatabaseError } from '../../database/failure.ts';
import type { LockHolder, Session } from '../../database/session.ts';

/** sqlx's id of the advisory lock that runs on one database share (sqlx.md, section 4). */
export function lockId(databaseName: string): bigint {
  return 0x3d32ad9en * BigInt(crc32(databaseName));
}

export interface LockWait {
  /** Milliseconds until giving up; absent: waits until aborted. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /** Called at each look, with who holds the lock and the milliseconds waited so far. */
  readonly onWaiting: (holder: string, waited: number, processId: number | undefined) => void;
}

export type LockOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'aborted' }
  | { readonly kind: 'gave-up'; readonly holder: string; readonly waited: number };

/** Milliseconds between two looks: short for a person who waits, long for the server. */
const POLL_INTERVAL = 250;

/**
 * Takes the lock by asking again and again. A blocking `pg_advisory_lock` would hold a snapshot and
 * so deadlock with a holder that runs CREATE INDEX CONCURRENTLY (sqlx.md, section 4).
 */
export async function takeLock(session: Session, id: bigint, wait: LockWait): Promise<LockOutcome> {
  const start = performance.now();
  while (!wait.signal?.aborted) {
    if (await session.tryLock(id)) return { kind: 'taken' };
    const waited = performance.now() - start;
    const found = await session.lockHolder(id);
    const holder = describeHolder(found, Date.now());
    if (wait.limit !== undefined && waited >= wait.limit)
      return { kind: 'gave-up', holder, waited };
    wait.onWaiting(holder, waited, found?.processId);
    await pauseUnless(wait.signal);
  }
  return { kind: 'aborted' };
}

/**
 * Gives the lock back. A failed transaction is rolled back first, in which unlocking would fail and
 * leave the lock held. What goes wrong here is not told: it would hide what went wrong before, and
 * the lock ends with the connection.
 */
export async function releaseLock(session: Session, id: bigint): Promise<void> {
  if (session.ended) return;
  try {
    if (session.transactionStatus !== 'idle') await session.script('ROLLBACK');
    await session.unlock(id);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
  }
}

async function pauseUnless(signal: AbortSignal | undefined): Promise<void> {
  const aborted = (): undefined => undefined;
  await pause(POLL_INTERVAL, undefined, signal && { signal }).catch(aborted);
}

/** Such as "held by pid 4711, application hodei-server, since 12 s"; `now` in milliseconds since 1970. */
export function describeHolder(holder: LockHolder | undefined, now: number): string {
  if (!holder) return 'held by another session';
  const { processId, applicationName, since } = holder;
  return [
    `held by pid ${processId}`,
    ...(applicationName ? [`application ${applicationName}`] : []),
    ...(since ? [`since ${roughly(now - since.getTime())}`] : []),
  ].join(', ');
}

/** The server's clock may be ahead of ours. */
function roughly(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 120) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
