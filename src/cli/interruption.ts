import type { Terminal } from './terminal.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Milliseconds. What is cancelled is mostly over by then, and nothing need be said. */
const PATIENCE = 1000;

/** What a process is told to end by. */
export interface Signals {
  once(signal: (typeof SIGNALS)[number], listener: () => void): unknown;
  off(signal: (typeof SIGNALS)[number], listener: () => void): unknown;
}

/** How a call is ended from outside. */
export interface Interruption {
  /** Aborted by the first Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
  /** Has the first one end the process as well. */
  readonly endAtOnce: () => void;
}

/**
 * The first signal cancels, the second ends the process at once: the server then rolls back by itself.
 * A server that does not answer cannot be waited for, so a person who still waits is told of the second.
 */
export function interruptedBy(signals: Signals, terminal: Pick<Terminal, 'status'>): Interruption {
  const abort = new AbortController();
  const cancel = (): void => {
    abort.abort();
    const tell = (): void => terminal.status('Cancelling; Ctrl-C once more ends it at once');
    setTimeout(tell, PATIENCE).unref();
  };
  for (const it of SIGNALS) signals.once(it, cancel);
  return {
    signal: abort.signal,
    endAtOnce: () => {
      for (const it of SIGNALS) signals.off(it, cancel);
    },
  };
}
