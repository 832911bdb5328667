import type { Env } from '../env.ts';
import type { ConnectionError } from '../failure.ts';
import { isUnixSocket } from '../role.ts';
import type { ConnectionParameters } from '../target.ts';
import { badUrl } from './connectionSettings.ts';

/**
 * Throws `ConnectionError` ('bad-url') for a variable that libpq would heed on this connection and
 * that we do not: without it we would go elsewhere, or trust more than the person allows. Empty ones
 * count as unset. Source: PostgreSQL's manual, sections 32.15 and 32.17.
 */
export function refuseUnsupportedVariables(parameters: ConnectionParameters, env: Env): void {
  if (env['PGSERVICE']) {
    throw notSupported('PGSERVICE', 'write the settings of the service into the URL');
  }
  if (env['PGREQUIREAUTH']) {
    throw notSupported('PGREQUIREAUTH', 'use sslmode=verify-full or channel_binding=require');
  }
  const revoked = ['PGSSLCRL', 'PGSSLCRLDIR'].find((name) => env[name]);
  if (revoked && looksAtRevoked(parameters)) {
    throw notSupported(revoked, 'know that revoked certificates are not looked at here');
  }
}

/** libpq loads them together with the file of authorities, and so never where it verifies nothing. */
function looksAtRevoked({ host, sslMode, sslRootCert }: ConnectionParameters): boolean {
  if (isUnixSocket(host) || sslMode === 'disable' || sslRootCert === 'system') return false;
  return sslMode.startsWith('verify-') || sslRootCert !== undefined;
}

function notSupported(name: string, instead: string): ConnectionError {
  return badUrl(
    `the variable ${name} is not supported`,
    `Take ${name} out of the environment, and ${instead}.`,
  );
}
