import { describeConnection } from '../connect/connectionUrl.ts';
import { DatabaseError, type ServerError } from '../failure.ts';
import type { ConnectionParameters } from '../target.ts';

/** An ErrorResponse as pg hands it over. */
export interface ErrorResponse {
  readonly message: string;
  readonly code: string | undefined;
  readonly detail: string | undefined;
  readonly hint: string | undefined;
  readonly position: string | undefined;
  /** Added by `ScriptQuery`. */
  readonly completed?: number;
  readonly where: string | undefined;
  readonly schema: string | undefined;
  readonly table: string | undefined;
  readonly constraint: string | undefined;
  readonly line: string | undefined;
}

/** Tells an error the server sent from one of the socket or of pg itself. */
export function isErrorResponse(error: unknown): error is Error & ErrorResponse {
  return error instanceof Error && 'severity' in error && 'code' in error;
}

/** The server's own account of an error. */
export function serverError(response: ErrorResponse): ServerError {
  const { completed, detail, hint, where, schema, table, constraint, line } = response;
  const fields = { completed, detail, hint, where, schema, table, constraint, sourceLine: line };
  const present = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    message: response.message,
    sqlstate: response.code ?? 'XX000',
    ...(response.position !== undefined && { position: Number(response.position) }),
    ...Object.fromEntries(present),
  };
}

/** The connection is gone; `server` is what the server said last, if it said anything. */
export function lostConnection(
  parameters: ConnectionParameters,
  server: ServerError | undefined,
  cause: unknown,
): DatabaseError {
  const reason = server?.message ?? reasonOf(cause);
  const message = `The connection to ${describeConnection(parameters)} was lost: ${reason}`;
  return new DatabaseError('lost', message, server, cause);
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'it was closed';
  // pg's words for a socket that ended without an error.
  return cause.message.startsWith('Connection terminated') ? 'the server closed it' : cause.message;
}
