import { once } from 'node:events';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ConnectionParameters } from '../target.ts';
import { explainFailure } from './connectionFailure.ts';

/** A stream that the caller opens instead of us, once it is connected. Throws `ConnectionError`. */
export async function openedBy(
  open: () => Duplex,
  parameters: ConnectionParameters,
  signal: AbortSignal,
): Promise<Duplex> {
  const stream = open();
  stream.on('error', () => undefined);
  try {
    signal.throwIfAborted();
    if (stream instanceof Socket && stream.connecting) await once(stream, 'connect', { signal });
    return stream;
  } catch (error) {
    stream.destroy();
    throw explainFailure(parameters, error, signal);
  }
}

/** pg opens its stream itself; ours is open, so its `connect` only says so. */
export function announced(stream: Duplex): Duplex {
  const connect = () => process.nextTick(() => stream.emit('connect'));
  return Object.assign(stream, { connect, setNoDelay: () => stream });
}
