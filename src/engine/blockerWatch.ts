import { setTimeout as pause } from 'node:timers/promises';
import { ConnectionError, DatabaseError } from '../database/failure.ts';
import type { Session } from '../database/session.ts';
import { type Blocker, describeBlocker, findBlockers } from './blockers.ts';
import type { Timeouts } from './timeouts.ts';

/** Milliseconds until the first look, and between two: most steps have ended by then. */
const INTERVAL = 1_000;

/** What a look has found. */
export interface Blocked {
  /** Such as "held by pid 4711, application psql, since 12 s, which runs: LOCK TABLE t". */
  readonly holder: string;
  readonly processId: number;
}

/**
 * Tells who keeps a session waiting for a lock while something runs on it: by another session, which
 * is opened at the first look and kept for the next step. Where it cannot be opened, nothing is told.
 */
export class BlockerWatch {
  readonly #open: () => Promise<Session>;
  #observer: Promise<Session | undefined> | undefined;

  constructor(open: () => Promise<Session>) {
    this.#open = open;
  }

  /** Looks from time to time until `work` has settled, which never waits for a look. */
  async during<T>(
    watched: Session,
    { lockTimeout, statementTimeout }: Timeouts,
    onBlocked: (blocked: Blocked) => void,
    work: () => Promise<T>,
  ): Promise<T> {
    const settled = new AbortController();
    // A timeout that is shorter than the interval must not end the wait before we have looked.
    const limits = [lockTimeout, statementTimeout].flatMap((it) => (it ? [it / 2] : []));
    const first = Math.min(INTERVAL, ...limits);
    const looking = this.#look(watched, first, onBlocked, settled.signal);
    try {
      return await work();
    } finally {
      settled.abort();
      void looking;
    }
  }

  /** Never throws: the run has its own story to tell. */
  async close(): Promise<void> {
    const observer = await this.#observer;
    await observer?.close().catch(() => undefined);
  }

  async #look(
    watched: Session,
    first: number,
    onBlocked: (blocked: Blocked) => void,
    settled: AbortSignal,
  ): Promise<void> {
    for (let wait = first; ; wait = INTERVAL) {
      await pause(wait, undefined, { signal: settled }).catch(() => undefined);
      if (settled.aborted || watched.ended) return;
      const [blocker] = await this.#blockersOf(watched.processId);
      if (blocker && !settled.aborted) {
        const { processId } = blocker;
        onBlocked({ holder: describeBlocker(blocker, Date.now()), processId });
      }
    }
  }

  async #blockersOf(processId: number): Promise<readonly Blocker[]> {
    this.#observer ??= this.#open().catch(ignoreConnection);
    const observer = await this.#observer;
    if (!observer || observer.ended) return [];
    return await findBlockers(observer, processId).catch(ignoreDatabase);
  }
}

function ignoreConnection(error: unknown): undefined {
  if (!(error instanceof ConnectionError)) throw error;
}

function ignoreDatabase(error: unknown): readonly Blocker[] {
  if (!(error instanceof DatabaseError)) throw error;
  return [];
}
