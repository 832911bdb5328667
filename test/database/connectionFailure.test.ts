import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import type { Env } from '../../src/database/env.ts';
import type { ConnectionFailure } from '../../src/database/failure.ts';
import { openPgSession } from '../../src/database/wire/pgSession.ts';
import { type TestPostgres, useServer } from '../support/postgres.ts';
import { failure, PASSWORD } from './connectionFailed.ts';
import { openSession } from './openSession.ts';

const server = useServer(
  {
    conf: ['max_connections = 8', 'superuser_reserved_connections = 3'],
    hba: [
      'host all with_password 127.0.0.1/32 scram-sha-256',
      'host all with_md5 127.0.0.1/32 md5',
      'host all in_clear 127.0.0.1/32 password',
      'host all shut_out 127.0.0.1/32 reject',
      'host all crowd 127.0.0.1/32 trust',
    ],
  },
  makeRoles,
);

interface Case {
  readonly title: string;
  readonly url: (port: number, socketDirectory: string) => string;
  readonly env?: Env;
  readonly reason: ConnectionFailure;
  readonly message: RegExp;
  readonly advice: RegExp;
}

const encoded = encodeURIComponent(`${PASSWORD}x`);

const CASES: readonly Case[] = [
  {
    title: 'a port nobody listens on',
    url: () => `postgres://app:${encoded}@127.0.0.1:1/x`,
    reason: 'refused',
    message:
      /^Cannot connect to postgres:\/\/app@127.0.0.1:1\/x: nothing accepts connections at port 1 of 127\.0\.0\.1\.$/,
    advice: /^Start the PostgreSQL server there, or correct the host and port\.$/,
  },
  {
    title: 'a name of several addresses where nobody listens',
    url: () => `postgres://app:${encoded}@localhost:1/x`,
    reason: 'refused',
    message: /nothing accepts connections at port 1 of localhost\.$/,
    advice: /Start the PostgreSQL server/,
  },
  {
    title: 'a host that does not exist',
    url: () => `postgres://app:${encoded}@no-such-host.invalid/x`,
    reason: 'host-not-found',
    message:
      /@no-such-host\.invalid:5432\/x: (there is no host named|the name) no-such-host\.invalid/,
    advice: /host/,
  },
  {
    title: 'a unix socket that is not there',
    url: (port, directory) => `postgres://app:${encoded}@/x?host=${directory}&port=${port + 1}`,
    reason: 'refused',
    message: /postgres:\/\/app@\/x\?host=\/\S+: there is no socket \/\S+\/\.s\.PGSQL\.\d+\.$/,
    advice: /SHOW unix_socket_directories/,
  },
  {
    title: 'a wrong password',
    url: (port) => `postgres://with_password:${encoded}@127.0.0.1:${port}/postgres`,
    reason: 'wrong-password',
    message:
      /with_password@127\.0\.0\.1:\d+\/postgres: the server does not accept the password for with_password\.$/,
    advice: /Correct the password, and check that the role exists/,
  },
  {
    title: 'a wrong password, md5',
    url: (port) => `postgres://with_md5:${encoded}@127.0.0.1:${port}/postgres`,
    reason: 'wrong-password',
    message: /does not accept the password/,
    advice: /Correct the password/,
  },
  {
    title: 'a wrong password, sent in clear',
    url: (port) => `postgres://in_clear:${encoded}@127.0.0.1:${port}/postgres`,
    reason: 'wrong-password',
    message: /does not accept the password/,
    advice: /Correct the password/,
  },
  {
    title: 'no password',
    url: (port) => `postgres://with_password@127.0.0.1:${port}/postgres`,
    reason: 'no-password',
    message: /the server asks for the password of with_password, and none was given\.$/,
    advice: /in the URL, in PGPASSWORD or in a password file/,
  },
  {
    title: 'a database that does not exist',
    url: (port) => `postgres://postgres:${encoded}@127.0.0.1:${port}/no%22such`,
    reason: 'unknown-database',
    message: /: there is no database named no"such\.$/,
    advice: /^Create it \(CREATE DATABASE "no""such"\), or correct its name\.$/,
  },
  {
    title: 'a role that does not exist',
    url: (port) => `postgres://nobody:${encoded}@127.0.0.1:${port}/postgres`,
    reason: 'unknown-user',
    message: /: there is no role named nobody\.$/,
    advice: /CREATE ROLE "nobody" LOGIN/,
  },
  {
    title: 'a role that may not log in',
    url: (port) => `postgres://group_only:${encoded}@127.0.0.1:${port}/postgres`,
    reason: 'not-permitted',
    message: /role "group_only" is not permitted to log in/,
    advice: /ALTER ROLE \.\.\. LOGIN/,
  },
  {
    title: 'a role that pg_hba.conf rejects',
    url: (port) => `postgres://shut_out:${encoded}@127.0.0.1:${port}/postgres`,
    reason: 'not-permitted',
    message: /pg_hba\.conf rejects connection .*"shut_out"/,
    advice: /pg_hba\.conf/,
  },
  {
    title: 'a database that takes no connections',
    url: (port) => `postgres://postgres@127.0.0.1:${port}/closed`,
    reason: 'not-permitted',
    message: /"closed" is not currently accepting connections/,
    advice: /let this one take connections/,
  },
  {
    title: 'a database that one may not connect to',
    url: (port) => `postgres://crowd@127.0.0.1:${port}/private`,
    reason: 'not-permitted',
    message: /permission denied for database "private"/,
    advice: /GRANT CONNECT/,
  },
  {
    title: 'options that the server does not know',
    url: (port) => `postgres://postgres@127.0.0.1:${port}/postgres?options=-c%20nonsense%3D1`,
    reason: 'other',
    message: /unrecognized configuration parameter "nonsense".*42704/,
    advice: /options of the URL/,
  },
  {
    title: 'TLS demanded of a server without',
    url: (port) => `postgres://app:${encoded}@127.0.0.1:${port}/x?sslmode=require`,
    reason: 'tls',
    message: /sslmode=require demands TLS, and the server has it turned off/,
    advice: /Turn on "ssl" on the server/,
  },
  {
    title: 'channel binding demanded of a server without TLS',
    url: (port) =>
      `postgres://with_password:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres?channel_binding=require`,
    reason: 'tls',
    message: /did not offer channel binding/,
    advice: /sslmode=require/,
  },
  {
    title: 'channel binding demanded of a server that asks for nothing',
    url: (port) => `postgres://postgres@127.0.0.1:${port}/postgres?channel_binding=require`,
    reason: 'tls',
    message: /did not offer channel binding/,
    advice: /sslmode=require/,
  },
];

for (const { title, url, env, reason, message, advice } of CASES) {
  test(`${title}: says what, where, and what to try`, async (t) => {
    const error = await failure(openSession(t, url(server.port, server.socketDirectory), env));
    assert.equal(error.reason, reason, error.message);
    assert.match(error.message, message);
    assert.match(error.advice, advice);
  });
}

for (const role of ['with_password', 'with_md5', 'in_clear']) {
  test(`a password of every character works by URL, variable and file: ${role}`, async (t) => {
    const address = `127.0.0.1:${server.port}/postgres`;
    await openSession(t, `postgres://${role}:${encodeURIComponent(PASSWORD)}@${address}`);
    await openSession(t, `postgres://${role}@${address}`, { PGPASSWORD: PASSWORD });
    const path = await passwordFile(t, PASSWORD);
    await openSession(t, `postgres://${role}@${address}`, { PGPASSFILE: path });
  });
}

test('a wrong password from a file: the file is named', async (t) => {
  const path = await passwordFile(t, `${PASSWORD}x`);
  const url = `postgres://with_password@127.0.0.1:${server.port}/postgres`;
  const error = await failure(openSession(t, url, { PGPASSFILE: path }));
  assert.equal(error.reason, 'wrong-password');
  assert.match(error.message, /does not accept the password from \/\S+ for with_password/);
});

test('a password file that others may read: why it is ignored is said', async (t) => {
  const path = await passwordFile(t, PASSWORD);
  await chmod(path, 0o644);
  const url = `postgres://with_password@127.0.0.1:${server.port}/postgres`;
  const error = await failure(openSession(t, url, { PGPASSFILE: path }));
  assert.equal(error.reason, 'no-password');
  assert.match(
    error.advice,
    /ignored because others than its owner have access to it: run chmod 600/,
  );
});

test('too many connections', async (t) => {
  const url = `postgres://crowd@127.0.0.1:${server.port}/postgres`;
  const error = await failure(
    (async () => {
      for (let i = 0; i < 10; i++) await openSession(t, url);
      return assert.fail('The server has no limit.');
    })(),
  );
  assert.equal(error.reason, 'too-many-connections');
  assert.match(error.message, /no connection is left/);
});

async function passwordFile(t: TestContext, password: string): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'staircase-pgpass-'));
  t.after(() => rm(directory, { recursive: true }));
  const path = join(directory, 'pgpass');
  await writeFile(path, `*:*:*:*:${password.replace(/[\\:]/g, '\\$&')}\n`, { mode: 0o600 });
  return path;
}

async function makeRoles(server: TestPostgres): Promise<void> {
  const parameters = parseConnectionUrl(server.url(), {});
  const session = await openPgSession(parameters, { applicationName: 'test' });
  const secret = PASSWORD.replaceAll("'", "''");
  await session.script(`CREATE ROLE with_password LOGIN PASSWORD '${secret}'`);
  await session.script(`CREATE ROLE in_clear LOGIN PASSWORD '${secret}'`);
  await session.script(
    `SET password_encryption = md5; CREATE ROLE with_md5 LOGIN PASSWORD '${secret}'`,
  );
  await session.script(
    'CREATE ROLE shut_out LOGIN; CREATE ROLE group_only; CREATE ROLE crowd LOGIN',
  );
  await session.script('CREATE DATABASE closed ALLOW_CONNECTIONS false');
  await session.script('CREATE DATABASE "private"');
  await session.script('REVOKE CONNECT ON DATABASE "private" FROM PUBLIC');
  await session.close();
}
