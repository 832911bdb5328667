import { connectionError, type Explanation } from '../explanation.ts';
import { ConnectionError } from '../failure.ts';
import { isUnixSocket } from '../role.ts';
import type { ConnectionParameters } from '../target.ts';
import { timeToConnect } from './connectDeadline.ts';
import { tlsFailure } from './tlsFailure.ts';

/** Explains what socket, TLS or network said; `signal` tells whether it was us who gave up. */
export function explainFailure(
  parameters: ConnectionParameters,
  error: unknown,
  signal?: AbortSignal,
): ConnectionError {
  if (error instanceof ConnectionError) return error;
  if (signal?.aborted) return connectionError(parameters, explainAbort(parameters, signal));
  const explanation = tlsFailure(parameters, error) ?? networkFailure(parameters, error);
  return connectionError(parameters, explanation, error);
}

/** The path of the unix socket in a directory. Source: PostgreSQL's manual, `unix_socket_directories`. */
export function socketPath({ host, port }: ConnectionParameters): string {
  return `${host}/.s.PGSQL.${port}`;
}

/** An error's `code`, such as ECONNREFUSED or 28P01. */
function codeOf(error: unknown): string {
  const { code } = Object(error);
  return typeof code === 'string' ? code : '';
}

function explainAbort(parameters: ConnectionParameters, signal: AbortSignal): Explanation {
  if (signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError') {
    return { ...TIMEOUT, why: `${TIMEOUT.why} (${timeToConnect(parameters)} s)` };
  }
  return { reason: 'cancelled', why: 'it was cancelled', advice: 'Try again when you want to.' };
}

function networkFailure(parameters: ConnectionParameters, error: unknown): Explanation {
  const code = codeOf(error);
  if (isUnixSocket(parameters.host))
    return socketFailure(parameters, code) ?? unknownFailure(error);
  if (code === 'ECONNREFUSED') return refused(parameters);
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return hostNotFound(parameters, code);
  if (code === 'ETIMEDOUT') return TIMEOUT;
  if (['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EHOSTDOWN'].includes(code)) {
    return UNREACHABLE;
  }
  return unknownFailure(error);
}

function refused({ host, hostAddress, port }: ConnectionParameters): Explanation {
  return {
    reason: 'refused',
    why: `nothing accepts connections at port ${port} of ${hostAddress ?? host}`,
    advice: 'Start the PostgreSQL server there, or correct the host and port.',
  };
}

function hostNotFound({ host }: ConnectionParameters, code: string): Explanation {
  const isTemporary = code === 'EAI_AGAIN';
  return {
    reason: 'host-not-found',
    why: isTemporary ? `the name ${host} could not be looked up` : `there is no host named ${host}`,
    advice: isTemporary
      ? 'Check the network, then the spelling of the host.'
      : 'Correct the host; if it is only known inside a VPN or a container, connect from there.',
  };
}

function socketFailure(parameters: ConnectionParameters, code: string): Explanation | undefined {
  const path = socketPath(parameters);
  const start = 'Start the PostgreSQL server, or correct the directory and port';
  switch (code) {
    case 'ENOENT':
      return {
        reason: 'refused',
        why: `there is no socket ${path}`,
        advice: `${start}; "SHOW unix_socket_directories" tells where a server has its socket.`,
      };
    case 'ECONNREFUSED':
      return {
        reason: 'refused',
        why: `no server listens on the socket ${path}`,
        advice: `${start}.`,
      };
    case 'EACCES':
    case 'EPERM':
      return {
        reason: 'not-permitted',
        why: `you may not open the socket ${path}`,
        advice: 'Ask for access to that directory, or connect by host name.',
      };
    default:
      return undefined;
  }
}

function unknownFailure(error: unknown): Explanation {
  const message = error instanceof Error ? error.message : String(error);
  const isClosed = /ECONNRESET|EPIPE/.test(codeOf(error)) || /^Connection terminated/.test(message);
  if (!isClosed) return { reason: 'other', why: message, advice: 'Check the connection URL.' };
  return {
    reason: 'hung-up',
    why: 'the connection was closed before the server answered',
    advice: 'Check that a PostgreSQL server listens there, and its log for the reason.',
  };
}

const TIMEOUT: Explanation = {
  reason: 'timeout',
  why: 'there was no answer in time',
  advice:
    'Check host, port and firewall, or allow more time with connect_timeout in the URL ' +
    '(--connect-timeout on the command line).',
};

const UNREACHABLE: Explanation = {
  reason: 'other',
  why: 'the host cannot be reached from this machine',
  advice: 'Check the network connection or VPN, and the host.',
};
