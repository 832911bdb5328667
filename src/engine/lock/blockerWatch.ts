import { ConnectionError, DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';
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
    // A timeout that is shorter than the interval must not end the wait before we have looked.
    const limits = [lockTimeout, statementTimeout].flatMap((it) => (it ? [it / 2] : []));
    const first = Math.min(INTERVAL, ...limits);
    const looks = new Looks(() => this.#look(watched, onBlocked), first);
    try {
      return await work();
    } finally {
      looks.end();
    }
  }

  /** Never throws: the run has its own story to tell. */
  async close(): Promise<void> {
    const observer = await this.#observer;
    await observer?.close().catch(() => undefined);
  }

  async #look(watched: Session, onBlocked: (blocked: Blocked) => void): Promise<Found> {
    if (watched.ended) return undefined;
    const [blocker] = await this.#blockersOf(watched.processId);
    if (!blocker) return undefined;
    const { processId } = blocker;
    return () => onBlocked({ holder: describeBlocker(blocker, Date.now()), processId });
  }

  async #blockersOf(processId: number): Promise<readonly Blocker[]> {
    this.#observer ??= this.#open().catch(ignoreConnection);
    const observer = await this.#observer;
    if (!observer || observer.ended) return [];
    return await findBlockers(observer, processId).catch(ignoreDatabase);
  }
}

/** What a look has to tell. */
type Found = (() => void) | undefined;

/** Looks one after the other. A bare timer, since nearly every step ends before it: 0.1 ms less for each. */
class Looks {
  readonly #look: () => Promise<Found>;
  #timer: NodeJS.Timeout;
  #hasEnded = false;

  constructor(look: () => Promise<Found>, first: number) {
    this.#look = look;
    this.#timer = setTimeout(() => this.#next(), first);
  }

  end(): void {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
  }

  async #next(): Promise<void> {
    const tell = await this.#look();
    if (this.#hasEnded) return;
    tell?.();
    this.#timer = setTimeout(() => this.#next(), INTERVAL);
  }
}

function ignoreConnection(error: unknown): undefined {
  if (!(error instanceof ConnectionError)) throw error;
}

function ignoreDatabase(error: unknown): readonly Blocker[] {
  if (!(error instanceof DatabaseError)) throw error;
  return [];
}
