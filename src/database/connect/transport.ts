import { once } from 'node:events';
import { connect as connectSocket, type NetConnectOpts, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { connectionError } from '../explanation.ts';
import { isUnixSocket } from '../role.ts';
import type { ConnectionParameters } from '../target.ts';
import { explainFailure, socketPath } from './connectionFailure.ts';
import { tlsNotOffered } from './tlsFailure.ts';
import { tlsOptions } from './tlsOptions.ts';

/** `offered`: TLS if the server has it. */
export type Encryption = 'plain' | 'tls' | 'offered';

/**
 * The ways to try in turn, as libpq does when pg_hba.conf refuses the first. Unix sockets never
 * carry TLS. Source: PostgreSQL's manual, `sslmode` in section 32.1.2.
 */
export function encryptionsOf({ host, sslMode }: ConnectionParameters): readonly Encryption[] {
  if (isUnixSocket(host) || sslMode === 'disable') return ['plain'];
  if (sslMode === 'allow') return ['plain', 'tls'];
  return sslMode === 'prefer' ? ['offered', 'plain'] : ['tls'];
}

/**
 * Opens a stream to the server over which the protocol can start: connected and, if it is to be,
 * encrypted. Throws `ConnectionError`.
 */
export async function openTransport(
  parameters: ConnectionParameters,
  encryption: Encryption,
  signal: AbortSignal,
): Promise<Duplex> {
  const socket = connectSocket(addressOf(parameters));
  // After the first error others may follow; unheard, they would end the process.
  socket.on('error', () => undefined);
  try {
    await once(socket, 'connect', { signal });
    return await encrypted(socket, parameters, encryption, signal);
  } catch (error) {
    socket.destroy();
    throw explainFailure(parameters, error, signal);
  }
}

function addressOf(parameters: ConnectionParameters): NetConnectOpts {
  if (isUnixSocket(parameters.host)) return { path: socketPath(parameters) };
  return {
    host: parameters.hostAddress ?? parameters.host,
    port: parameters.port,
    noDelay: true,
    keepAlive: true,
    // Node gives each address of a host 250 ms, which is too short for a database across an ocean.
    autoSelectFamilyAttemptTimeout: 3000,
  };
}

async function encrypted(
  socket: Socket,
  parameters: ConnectionParameters,
  encryption: Encryption,
  signal: AbortSignal,
): Promise<Duplex> {
  if (encryption === 'plain') return socket;
  const options = await tlsOptions(parameters);
  const isOffered = await asksForTls(socket, signal);
  if (!isOffered && encryption === 'offered') return socket;
  if (!isOffered) throw connectionError(parameters, tlsNotOffered(parameters));
  const secure = connectTls({ ...options, socket });
  secure.on('error', () => undefined);
  await once(secure, 'secureConnect', { signal });
  return secure;
}

/** SSLRequest, answered by the one byte S or N. Source: manual, section 54.2.11. */
async function asksForTls(socket: Socket, signal: AbortSignal): Promise<boolean> {
  socket.write(Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f]));
  const answer = await firstAnswer(socket, signal);
  // More than one byte is what someone in the middle sends to be read as if encrypted (CVE-2021-23222).
  if (answer === 'S' || answer === 'N') return answer === 'S';
  throw new Error('what listens there does not answer as a PostgreSQL server does');
}

function firstAnswer(socket: Socket, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const hungUp = Object.assign(new Error('The server hung up.'), { code: 'ECONNRESET' });
    socket.once('data', (chunk: Buffer) => resolve(chunk.toString('latin1')));
    socket.once('error', reject);
    socket.once('close', () => reject(hungUp));
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
