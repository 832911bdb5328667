import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { connectionError } from '../explanation.ts';
import type { ConnectionParameters } from '../target.ts';
import { tlsFileUnusable } from './tlsFailure.ts';

/**
 * What Node's TLS must be told so that it trusts whom libpq would: `require` and less verify the
 * authority only where `sslrootcert` is given, `verify-ca` always, `verify-full` the host too.
 * Without `sslrootcert` the authorities that Node brings are trusted.
 * Source: PostgreSQL's manual, section 32.19.1.
 */
export async function tlsOptions(parameters: ConnectionParameters): Promise<ConnectionOptions> {
  const { host, sslMode, sslRootCert } = parameters;
  const isVerified = sslMode.startsWith('verify-') || sslRootCert !== undefined;
  // libpq: sslrootcert=system stands for the public authorities, and only ever with the host verified.
  const isPublic = sslRootCert === 'system';
  const isHostVerified = sslMode === 'verify-full' || isPublic;
  return {
    host,
    ...(isIP(host) === 0 && { servername: host }),
    rejectUnauthorized: isVerified,
    ...(!isHostVerified && { checkServerIdentity: () => undefined }),
    ...(!isPublic && (await pem('ca', 'sslRootCert', parameters))),
    ...(await pem('cert', 'sslCert', parameters)),
    ...(await pem('key', 'sslKey', parameters)),
  };
}

type PemField = 'sslRootCert' | 'sslCert' | 'sslKey';

async function pem(
  option: 'ca' | 'cert' | 'key',
  field: PemField,
  parameters: ConnectionParameters,
): Promise<ConnectionOptions> {
  const path = parameters[field];
  if (path === undefined) return {};
  try {
    return { [option]: await readPem(path) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const explanation = tlsFileUnusable(field.toLowerCase(), path, problem);
    throw connectionError(parameters, explanation, error);
  }
}

/** Node takes a file without any PEM block for an empty one, and then blames the server. */
async function readPem(path: string): Promise<string> {
  const text = await readFile(path, 'utf8');
  if (text.includes('-----BEGIN ')) return text;
  throw new Error('it holds no PEM block');
}
