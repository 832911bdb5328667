import type { ConnectionParameters } from '../target.ts';

/** Seconds to connect in if the URL does not say. libpq would wait for ever, a person does not. */
const CONNECT_TIMEOUT = 15;

/** Milliseconds, 25 days: a longer timer fires at once. */
const LONGEST = 2 ** 31 - 1;

/**
 * Aborts with the caller's signal, or with a TimeoutError when the time to connect is over. Not by
 * `AbortSignal.any` and `timeout`: together they can be collected as garbage before they fire.
 */
export function connectDeadline(
  parameters: ConnectionParameters,
  signal?: AbortSignal,
): AbortSignal {
  const seconds = timeToConnect(parameters);
  const deadline = new AbortController();
  const abort = () => deadline.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  if (seconds > 0) {
    const expire = () => deadline.abort(new DOMException('no answer in time', 'TimeoutError'));
    setTimeout(expire, Math.min(seconds * 1000, LONGEST)).unref();
  }
  return deadline.signal;
}

/** How long the server has for its answer, in seconds; 0 for ever. */
export function timeToConnect({ connectTimeout }: ConnectionParameters): number {
  return connectTimeout ?? CONNECT_TIMEOUT;
}
