import { BlockList, isIP } from 'node:net';
import type { ConnectionParameters, Role } from './target.ts';

/** What a database may be taken for if nobody said: `local` on this machine, `guarded` elsewhere. */
export function roleOf(parameters: ConnectionParameters): Role {
  const address = parameters.hostAddress ?? parameters.host;
  return isUnixSocket(address) || isLoopback(address) ? 'local' : 'guarded';
}

/** A host that starts with a slash is the directory of a unix socket, as in libpq. */
export function isUnixSocket(host: string): boolean {
  return host.startsWith('/');
}

function isLoopback(host: string): boolean {
  const family = isIP(host);
  if (family === 0) return /^localhost\.?$/i.test(host);
  return loopback().check(host, family === 4 ? 'ipv4' : 'ipv6');
}

function loopback(): BlockList {
  const list = new BlockList();
  list.addSubnet('127.0.0.0', 8);
  list.addAddress('::1', 'ipv6');
  return list;
}
