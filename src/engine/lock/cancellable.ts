import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseError } from '../../database/failure.ts';
import type { Session } from '../../database/session.ts';

/** Milliseconds between two requests to cancel. */
const REPEAT_INTERVAL = 250;

/**
 * Runs what an abort may cancel on the server. A request that arrives between two statements is
 * lost, so it is repeated until the work has settled; none is left under way after that, where it
 * could hit a ROLLBACK.
 */
export async function cancellable<T>(
  session: Session,
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  if (!signal) return work();
  let cancelling: Cancelling | undefined;
  const cancel = (): void => {
    cancelling ??= new Cancelling(session);
  };
  signal.addEventListener('abort', cancel);
  try {
    signal.throwIfAborted();
    return await work();
  } finally {
    signal.removeEventListener('abort', cancel);
    await cancelling?.end();
  }
}

/** Whether an error is the answer to an abort: ours, the server's, or the end of a built-in session. */
export function isCancellation(error: unknown, signal: AbortSignal | undefined): boolean {
  if (!signal?.aborted) return false;
  if (!(error instanceof DatabaseError)) return error === signal.reason;
  return error.kind === 'lost' || error.server?.sqlstate === '57014';
}

/** Cancels what runs on a session, from its making to its end. */
class Cancelling {
  readonly #settled = new AbortController();
  readonly #work: Promise<void>;

  constructor(session: Session) {
    this.#work = cancelUntil(session, this.#settled.signal);
  }

  async end(): Promise<void> {
    this.#settled.abort();
    await this.#work;
  }
}

async function cancelUntil(session: Session, settled: AbortSignal): Promise<void> {
  while (!settled.aborted && !session.ended) {
    await session.cancel().catch(ignoreDatabaseError);
    await pause(REPEAT_INTERVAL, undefined, { signal: settled }).catch(() => undefined);
  }
}

/** The work itself will tell that the connection is gone. */
function ignoreDatabaseError(error: unknown): void {
  if (!(error instanceof DatabaseError)) throw error;
}
