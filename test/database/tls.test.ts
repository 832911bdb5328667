import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ConnectionError } from '../../src/database/failure.ts';
import { type TestPostgres, useServer } from '../support/postgres.ts';
import { openSession } from './openSession.ts';

/** The result: whether the session is encrypted, or what the failure says. */
type Outcome = 'encrypted' | 'plain' | RegExp;

const ca = `sslrootcert=${pem('authority.crt')}`;
const otherCa = `sslrootcert=${pem('other-authority.crt')}`;
const UNTRUSTED = /not signed by an authority that is trusted here/;

describe('a server with TLS', () => {
  const server = useServer(
    {
      tls: { cert: pem('server.crt'), key: pem('server.key'), ca: pem('authority.crt') },
      hba: [
        'hostnossl all only_plain 127.0.0.1/32 trust',
        'hostssl all only_plain 127.0.0.1/32 reject',
        'hostssl all only_tls 127.0.0.1/32 trust',
        'hostnossl all only_tls 127.0.0.1/32 reject',
        'hostssl all app 127.0.0.1/32 cert',
        'host all neither 127.0.0.1/32 reject',
        'host all scram 127.0.0.1/32 scram-sha-256',
      ],
    },
    makeRoles,
  );

  table(server, [
    ['localhost', 'sslmode=disable', 'plain'],
    ['localhost', 'sslmode=allow', 'plain'],
    ['localhost', 'sslmode=prefer', 'encrypted'],
    ['localhost', '', 'encrypted'],
    ['localhost', 'sslmode=require', 'encrypted'],
    ['localhost', `sslmode=require&${ca}`, 'encrypted'],
    ['localhost', `sslmode=require&${otherCa}`, UNTRUSTED],
    ['localhost', `sslmode=prefer&${otherCa}`, UNTRUSTED],
    ['localhost', `sslmode=verify-ca&${ca}`, 'encrypted'],
    ['localhost', `sslmode=verify-ca&${otherCa}`, UNTRUSTED],
    ['localhost', 'sslmode=verify-ca', UNTRUSTED],
    ['localhost', `sslmode=verify-full&${ca}`, 'encrypted'],
    ['127.0.0.1', `sslmode=verify-full&${ca}`, 'encrypted'],
    ['db.example', `hostaddr=127.0.0.1&sslmode=verify-ca&${ca}`, 'encrypted'],
    [
      'db.example',
      `hostaddr=127.0.0.1&sslmode=verify-full&${ca}`,
      /is for another host than db\.example/,
    ],
    ['localhost', 'sslmode=verify-full', UNTRUSTED],
    ['localhost', 'sslrootcert=system', UNTRUSTED],
    [
      'localhost',
      'sslmode=verify-full&sslrootcert=/nowhere/ca.pem',
      /the file \/nowhere\/ca\.pem of sslrootcert cannot be used \(ENOENT/,
    ],
    [
      'localhost',
      `sslmode=verify-full&sslrootcert=${fileURLToPath(import.meta.url)}`,
      /tls\.test\.ts of sslrootcert cannot be used \(it holds no PEM block\)/,
    ],
    ['localhost', 'user=only_plain', 'plain'],
    ['localhost', 'user=only_plain&sslmode=require', /pg_hba\.conf rejects/],
    ['localhost', 'user=only_tls&sslmode=allow', 'encrypted'],
    ['localhost', 'user=only_tls&sslmode=disable', /pg_hba\.conf rejects/],
    ['localhost', 'user=neither', /pg_hba\.conf rejects.*SSL encryption/],
    ['localhost', `user=app&sslcert=${pem('client.crt')}&sslkey=${pem('client.key')}`, 'encrypted'],
    [
      'localhost',
      'user=app&sslmode=require',
      /the server says "connection requires a valid client certificate"/,
    ],
    [
      'localhost',
      `user=app&sslcert=${pem('client.crt')}&sslkey=${pem('server.key')}`,
      /TLS could not be set up|cannot be used/,
    ],
    ['localhost', 'user=scram&password=pw&channel_binding=require', 'encrypted'],
    [
      'localhost',
      'user=scram&password=pw&channel_binding=require&sslmode=disable',
      /did not offer channel binding/,
    ],
  ]);

  test('cancel goes through TLS too', async (t) => {
    const session = await openSession(t, urlOf(server, 'localhost', `sslmode=verify-full&${ca}`));
    const watcher = await openSession(t, server.url());
    const cancelled = assert.rejects(session.script('SELECT pg_sleep(60)'), /user request/);
    const sql = "SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'";
    while ((await watcher.query(sql, [session.processId])).length === 0);
    await session.cancel();
    await cancelled;
  });

  test('unix sockets carry no TLS, whatever sslmode says, as in libpq', async (t) => {
    const url = `postgres://postgres@/postgres?host=${server.socketDirectory}&port=${server.port}`;
    await openSession(t, `${url}&sslmode=verify-full`);
  });
});

describe("a server with another host's certificate", () => {
  const server = useServer({ tls: { cert: pem('wrong-host.crt'), key: pem('wrong-host.key') } });
  table(server, [
    ['localhost', `sslmode=verify-ca&${ca}`, 'encrypted'],
    [
      'localhost',
      `sslmode=verify-full&${ca}`,
      /the server's certificate is for another host than localhost/,
    ],
  ]);
});

describe('a server whose certificate has expired', () => {
  const server = useServer({ tls: { cert: pem('expired.crt'), key: pem('expired.key') } });
  table(server, [
    ['localhost', 'sslmode=require', 'encrypted'],
    ['localhost', `sslmode=verify-ca&${ca}`, /the server's certificate has expired/],
    ['localhost', `sslmode=verify-full&${ca}`, /the server's certificate has expired/],
  ]);
});

describe('a server without TLS', () => {
  const server = useServer();
  table(server, [
    ['localhost', 'sslmode=prefer', 'plain'],
    ['localhost', 'sslmode=allow', 'plain'],
    [
      'localhost',
      'sslmode=require',
      /sslmode=require demands TLS, and the server has it turned off/,
    ],
    ['localhost', `sslmode=verify-full&${ca}`, /sslmode=verify-full demands TLS/],
  ]);
});

function table(server: TestPostgres, cases: readonly (readonly [string, string, Outcome])[]): void {
  for (const [host, query, outcome] of cases) {
    const shown = query.replaceAll(pem(''), '');
    test(`${host} ${shown || 'without a word on TLS'}: ${outcome}`, async (t) => {
      const opened = openSession(t, urlOf(server, host, query));
      if (outcome instanceof RegExp) return assertFails(opened, outcome);
      const sql = 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()';
      const [row] = await (await opened).query(sql);
      assert.equal(row?.['ssl'] ? 'encrypted' : 'plain', outcome);
    });
  }
}

async function assertFails(work: Promise<unknown>, message: RegExp): Promise<void> {
  await assert.rejects(work, (error) => {
    assert.ok(error instanceof ConnectionError, `${error}`);
    assert.match(error.message, message);
    assert.ok(error.advice.length > 20);
    if (!message.source.includes('server says') && !message.source.includes('pg_hba')) {
      assert.equal(error.reason, 'tls');
    }
    return true;
  });
}

async function makeRoles(server: TestPostgres): Promise<void> {
  const session = await openSession({ after: () => undefined }, server.url());
  for (const role of ['only_plain', 'only_tls', 'app', 'neither']) {
    await session.script(`CREATE ROLE ${role} LOGIN`);
  }
  await session.script("CREATE ROLE scram LOGIN PASSWORD 'pw'");
  await session.close();
}

function urlOf(server: TestPostgres, host: string, query: string): string {
  return `postgres://postgres@${host}:${server.port}/postgres?${query}`;
}

function pem(name: string): string {
  return fileURLToPath(new URL(`../fixtures/tls/${name}`, import.meta.url));
}
