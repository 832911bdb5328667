import type { DatabaseError } from '../../database/failure.ts';
import type { Failure } from './report.ts';

/** What the database said, without where and what to do. */
export function failureOf({ message, server }: DatabaseError): Failure {
  if (!server) return { message };
  const { sqlstate, detail, hint, where, sourceLine } = server;
  return {
    message: server.message,
    sqlstate,
    ...(detail !== undefined && { detail }),
    ...(hint !== undefined && { hint }),
    ...(where !== undefined && { where }),
    server: { message: server.message, ...(sourceLine !== undefined && { sourceLine }) },
  };
}
