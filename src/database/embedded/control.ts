import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';

/**
 * What a user of the server asks over its lease: each a line of JSON, which begins with a brace.
 * No message of PostgreSQL's protocol does, so both are spoken on one socket.
 */
export type ControlRequest =
  | { readonly do: 'hello'; readonly applicationName: string; readonly processId: number }
  | { readonly do: 'tryLock'; readonly lock: string }
  | { readonly do: 'unlock'; readonly lock: string }
  | { readonly do: 'lockHolder'; readonly lock: string };

/** The answer to `lockHolder`; `since` in milliseconds since 1970. */
export interface LockAnswer {
  readonly processId: number;
  readonly applicationName: string;
  readonly since: number;
}

/** Ties an answer to its request. `hello` is answered once PostgreSQL has started. */
export interface Numbered {
  readonly number: number;
}

export interface ControlAnswer extends Numbered {
  readonly result?: unknown;
}

/** A line that both sides can read. */
export function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}

/** Calls for each line of JSON until the socket closes; a line that is none ends the connection. */
export function onLines<Line>(socket: Socket, listener: (value: Line) => void): void {
  const lines = createInterface({ input: socket });
  // It repeats the socket's errors; unheard, a peer that dies would end our process.
  lines.on('error', () => socket.destroy());
  lines.on('line', (text) => {
    try {
      listener(JSON.parse(text) as Line);
    } catch {
      socket.destroy();
    }
  });
}
