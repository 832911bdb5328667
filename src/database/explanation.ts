import { describeConnection } from './connect/connectionUrl.ts';
import { ConnectionError, type ConnectionFailure } from './failure.ts';
import type { ConnectionParameters } from './target.ts';
import { isErrorResponse, serverError } from './wire/pgErrors.ts';

/** Why a connection failed and what to try: the two halves of what a person is told. */
export interface Explanation {
  readonly reason: ConnectionFailure;
  /** Ends the sentence "Cannot connect to ...: ". */
  readonly why: string;
  /** One sentence. */
  readonly advice: string;
}

/** The one form of every failed connection's message. */
export function connectionError(
  parameters: ConnectionParameters,
  { reason, why, advice }: Explanation,
  cause?: unknown,
): ConnectionError {
  const message = `Cannot connect to ${describeConnection(parameters)}: ${why}.`;
  const server = isErrorResponse(cause) ? serverError(cause) : undefined;
  return new ConnectionError(reason, message, advice, cause, server);
}
