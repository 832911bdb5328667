import type { ConnectionParameters } from '../database/target.ts';

/** Gives the password kept under a key of `secretKey`, where there is one. */
export type PasswordOf = (key: string) => Promise<string | undefined>;

/**
 * The key under which a target's password is kept. All that decides who gets to see the password is
 * in it, so that an entry that is edited to point elsewhere cannot take it along.
 */
export function secretKey(name: string, connection: ConnectionParameters): string {
  const { host, hostAddress, port, database, user } = connection;
  const { sslMode, sslRootCert, channelBinding } = connection;
  const place = [host, hostAddress, port, database, user];
  const trust = [sslMode, sslRootCert, channelBinding];
  return `staircase.password:${JSON.stringify([name, ...place, ...trust])}`;
}
