import type { Explanation } from '../explanation.ts';
import type { ConnectionParameters } from '../target.ts';

const UNKNOWN_AUTHORITY = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
];

/** Explains an error of TLS by its code; undefined for any other error. */
export function tlsFailure(
  parameters: ConnectionParameters,
  error: unknown,
): Explanation | undefined {
  const { code, message } = Object(error);
  if (typeof code !== 'string') return undefined;
  const explained = certificateFailure(parameters, code) ?? clientFailure(code);
  if (explained) return { reason: 'tls', ...explained };
  if (!/^(ERR_SSL|ERR_TLS|ERR_OSSL|CERT_|EPROTO)/.test(code)) return undefined;
  return {
    reason: 'tls',
    why: `TLS could not be set up (${message})`,
    advice: 'Check the certificates on both sides, and which TLS versions the server allows.',
  };
}

/** The server answered that it has no TLS. */
export function tlsNotOffered({ sslMode }: ConnectionParameters): Explanation {
  return {
    reason: 'tls',
    why: `sslmode=${sslMode} demands TLS, and the server has it turned off`,
    advice: 'Turn on "ssl" on the server, or use sslmode=prefer where the network is trusted.',
  };
}

/** A file named in the URL that cannot be used. */
export function tlsFileUnusable(keyword: string, path: string, problem: string): Explanation {
  return {
    reason: 'tls',
    why: `the file ${path} of ${keyword} cannot be used (${problem})`,
    advice: `Correct the path in ${keyword}; the file must be in PEM form and not encrypted.`,
  };
}

type Reasons = Omit<Explanation, 'reason'>;

function certificateFailure(
  { host, sslMode, sslRootCert }: ConnectionParameters,
  code: string,
): Reasons | undefined {
  if (UNKNOWN_AUTHORITY.includes(code)) {
    return {
      why: "the server's certificate is not signed by an authority that is trusted here",
      advice: sslRootCert
        ? `Check that sslrootcert (${sslRootCert}) holds the certificate of the server's authority.`
        : "Name the file with the authority's certificate as sslrootcert in the URL.",
    };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return {
      why: `the server's certificate is for another host than ${host}`,
      advice: `Connect by the name in the certificate, or use sslmode=verify-ca instead of ${sslMode}.`,
    };
  }
  if (code !== 'CERT_HAS_EXPIRED' && code !== 'CERT_NOT_YET_VALID') return undefined;
  return {
    why: `the server's certificate ${code === 'CERT_HAS_EXPIRED' ? 'has expired' : 'is not valid yet'}`,
    advice: 'Have the certificate on the server renewed; check the clock of this machine.',
  };
}

function clientFailure(code: string): Reasons | undefined {
  if (!/ALERT_(UNKNOWN_CA|CERTIFICATE|BAD_CERTIFICATE|DECRYPT)/.test(code)) return undefined;
  return {
    why: 'the server does not accept the client certificate',
    advice: 'Name a certificate and key that the server trusts as sslcert and sslkey in the URL.',
  };
}
