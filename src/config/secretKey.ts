import type { ConnectionParameters } from '../database/target.ts';

/** Gives the password kept under a key of `secretKey`, where there is one. */
export type PasswordOf = (key: string) => Promise<string | undefined>;

/**
 * The key under which a target's password is kept. Host, port, database and user are in it, so that
 * an entry that is edited to point elsewhere cannot take the password along.
 */
export function secretKey(name: string, connection: ConnectionParameters): string {
  const { host, port, database, user } = connection;
  return `staircase.password:${JSON.stringify([name, host, port, database, user])}`;
}
