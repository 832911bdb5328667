import type { ConnectionParameters } from './target.ts';

/** Seconds to connect in if the URL does not say. libpq would wait for ever, a person does not. */
const CONNECT_TIMEOUT = 15;

/** Aborts with the caller's signal, or with a TimeoutError when the time to connect is over. */
export function connectDeadline(
  { connectTimeout = CONNECT_TIMEOUT }: ConnectionParameters,
  signal?: AbortSignal,
): AbortSignal {
  const signals = signal ? [signal] : [];
  if (connectTimeout === 0) return AbortSignal.any(signals);
  return AbortSignal.any([...signals, AbortSignal.timeout(connectTimeout * 1000)]);
}
