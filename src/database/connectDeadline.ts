import type { ConnectionParameters } from './target.ts';

/** Seconds to connect in if the URL does not say. libpq would wait for ever, a person does not. */
const CONNECT_TIMEOUT = 15;

/**
 * Aborts with the caller's signal, or with a TimeoutError when the time to connect is over. Not by
 * `AbortSignal.any` and `timeout`: together they can be collected as garbage before they fire.
 */
export function connectDeadline(
  { connectTimeout = CONNECT_TIMEOUT }: ConnectionParameters,
  signal?: AbortSignal,
): AbortSignal {
  const deadline = new AbortController();
  const abort = () => deadline.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener('abort', abort, { once: true });
  if (connectTimeout > 0) {
    const expire = () => deadline.abort(new DOMException('no answer in time', 'TimeoutError'));
    setTimeout(expire, connectTimeout * 1000).unref();
  }
  return deadline.signal;
}
