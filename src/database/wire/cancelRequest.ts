import { once } from 'node:events';
import type { Duplex } from 'node:stream';

/** What a server gave a session at its start, so that another connection can cancel for it. */
export interface CancelKey {
  readonly processId: number;
  readonly secretKey: number;
}

/**
 * Sends CancelRequest and waits until the server closes, by when it has sent the signal.
 * Source: PostgreSQL's manual, section 54.2.9.
 */
export async function sendCancelRequest(
  stream: Duplex,
  key: CancelKey,
  signal: AbortSignal,
): Promise<void> {
  const message = Buffer.alloc(16);
  message.writeInt32BE(16, 0);
  message.writeInt32BE(80877102, 4);
  message.writeInt32BE(key.processId, 8);
  message.writeInt32BE(key.secretKey, 12);
  stream.on('error', () => undefined);
  try {
    const closed = once(stream, 'close', { signal });
    stream.end(message);
    stream.resume();
    await closed;
  } finally {
    stream.destroy();
  }
}
