import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sceneOf, TWO } from '../cli/scene.ts';
import { type TestPostgres, useServer } from '../support/postgres.ts';

/** With the real certificates of test/fixtures/tls, through the command line. */
const AUTHORITY = `sslrootcert=${pem('authority.crt')}`;
const OTHER = `sslrootcert=${pem('other-authority.crt')}`;

/** The URL's query, and what is said; nothing where the run goes through. */
type Case = readonly [query: string, said?: RegExp];

const SERVERS: readonly (readonly [title: string, certificate: string, cases: readonly Case[]])[] =
  [
    [
      'the right certificate',
      'server',
      [
        [''],
        ['sslmode=require'],
        [`sslmode=verify-full&${AUTHORITY}`],
        [`sslmode=verify-full&${OTHER}`, /not signed by an authority that is trusted/],
        ['sslmode=verify-full', /not signed by an authority that is trusted/],
        ['sslmode=verify-full&sslrootcert=/nowhere', /\/nowhere of sslrootcert cannot be used/],
      ],
    ],
    [
      "another host's certificate",
      'wrong-host',
      [
        ['sslmode=require'],
        [`sslmode=verify-ca&${AUTHORITY}`],
        [`sslmode=verify-full&${AUTHORITY}`, /is for another host than localhost/],
      ],
    ],
    [
      'a certificate that has expired',
      'expired',
      [
        ['sslmode=require'],
        [`sslmode=verify-ca&${AUTHORITY}`, /certificate has expired/],
        [`sslmode=verify-full&${AUTHORITY}`, /certificate has expired/],
      ],
    ],
  ];

for (const [title, certificate, cases] of SERVERS) {
  describe(title, () => {
    const server = useServer({
      tls: { cert: pem(`${certificate}.crt`), key: pem(`${certificate}.key`) },
    });
    for (const it of cases) table(server, it);
  });
}

describe('a server without TLS', () => {
  const server = useServer();
  table(server, ['sslmode=prefer']);
  table(server, ['sslmode=require', /demands TLS, and the server has it turned off/]);
});

function table(server: TestPostgres, [query, said]: Case): void {
  const shown = query.replaceAll(pem(''), '') || 'no word on TLS';
  test(`migrate run with ${shown}: ${said ?? 'goes through'}`, async (t) => {
    const url = new URL(await server.createDatabase());
    url.hostname = 'localhost';
    url.search = query;
    const { call } = await sceneOf(t, server, TWO, url.href);
    const { code, out, err } = await call('migrate run');
    assert.equal(code, said ? 1 : 0, out + err);
    if (!said) return assert.match(out, /^Applied 1\/migrate a .*\nApplied 2\/migrate b .*\n$/);
    assert.match(out, said);
    assert.ok(err.length > 20, 'what to do is said');
  });
}

function pem(name: string): string {
  return fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url));
}
