import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import { refuseUnsupportedVariables } from '../../src/database/connect/unsupportedVariables.ts';
import type { Env } from '../../src/database/env.ts';
import { ConnectionError } from '../../src/database/failure.ts';

const SERVER = 'postgres://app@db/x';
const VERIFIED = `${SERVER}?sslmode=verify-full&sslrootcert=/ca.pem`;
const SOCKET = 'postgres://app@/x?host=/run/postgresql&sslmode=verify-full&sslrootcert=/ca.pem';

const HONOURED: readonly [title: string, url: string, env: Env, variable: string][] = [
  ['a service fills what the URL leaves open', SERVER, { PGSERVICE: 'live' }, 'PGSERVICE'],
  ['a service for a socket', SOCKET, { PGSERVICE: 'live' }, 'PGSERVICE'],
  ['the ways to authenticate', SERVER, { PGREQUIREAUTH: 'scram-sha-256' }, 'PGREQUIREAUTH'],
  ['the ways to authenticate on a socket', SOCKET, { PGREQUIREAUTH: '!md5' }, 'PGREQUIREAUTH'],
  ['revoked certificates', VERIFIED, { PGSSLCRL: '/crl.pem' }, 'PGSSLCRL'],
  ['a directory of them', VERIFIED, { PGSSLCRLDIR: '/crls' }, 'PGSSLCRLDIR'],
  [
    'revoked certificates, the authority being named by a variable',
    SERVER,
    { PGSSLCRL: '/crl.pem', PGSSLROOTCERT: '/ca.pem' },
    'PGSSLCRL',
  ],
  [
    "revoked certificates, the authority being libpq's own file",
    `${SERVER}?sslmode=verify-ca`,
    { PGSSLCRL: '/crl.pem' },
    'PGSSLCRL',
  ],
];

suite('a variable that libpq would honour and we cannot is named', () => {
  for (const [title, url, env, variable] of HONOURED) {
    test(`${title}: ${variable}`, () => {
      assert.throws(
        () => refuseUnsupportedVariables(parseConnectionUrl(url, env), env),
        (error) => {
          assert.ok(error instanceof ConnectionError);
          assert.equal(error.reason, 'bad-url');
          assert.match(error.message, new RegExp(`the variable ${variable} is not supported`));
          assert.match(error.advice, new RegExp(`\\b${variable}\\b`));
          return true;
        },
      );
    });
  }
});

const HARMLESS: readonly [title: string, url: string, env: Env][] = [
  ['no variable at all', VERIFIED, {}],
  ['empty ones', VERIFIED, { PGSERVICE: '', PGREQUIREAUTH: '', PGSSLCRL: '', PGSSLCRLDIR: '' }],
  ['a file of services of which none is named', SERVER, { PGSERVICEFILE: '/services' }],
  ['revoked certificates without TLS', `${VERIFIED}&sslmode=disable`, { PGSSLCRL: '/crl.pem' }],
  ['revoked certificates on a socket', SOCKET, { PGSSLCRL: '/crl.pem', PGSSLCRLDIR: '/crls' }],
  ['revoked certificates where none is verified', SERVER, { PGSSLCRL: '/crl.pem' }],
  [
    "revoked certificates with the system's authorities",
    `${SERVER}?sslrootcert=system&sslmode=verify-full`,
    { PGSSLCRL: '/crl.pem' },
  ],
];

suite('where libpq would not honour it either, nothing is said', () => {
  for (const [title, url, env] of HARMLESS) {
    test(title, () => refuseUnsupportedVariables(parseConnectionUrl(url, env), env));
  }
});
