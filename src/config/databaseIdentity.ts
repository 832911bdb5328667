import type { ConnectionParameters } from '../database/target.ts';

const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '::1'];

/** The same text for connections to the same database: host, port and name; the user does not count. */
export function databaseIdentity(connection: ConnectionParameters): string {
  const { host, hostAddress, port, database } = connection;
  const name = (hostAddress ?? host).toLowerCase();
  return JSON.stringify([LOOPBACK.includes(name) ? 'localhost' : name, port, database]);
}
