import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import type { Notice, Session } from '../../src/database/session.ts';
import { openPgSession } from '../../src/database/wire/pgSession.ts';
import { useServer } from '../support/postgres.ts';
import { rejects } from './assertFailure.ts';
import { openSession } from './openSession.ts';

const server = useServer();

test('a session starts with the settings that sqlx asks for', async (t) => {
  const session = await openSession(t, server.url());
  const names = [
    'DateStyle',
    'TimeZone',
    'client_encoding',
    'extra_float_digits',
    'application_name',
  ];
  const rows = await session.query(
    'SELECT setting FROM unnest($1::text[]) WITH ORDINALITY AS n (name, i), current_setting(name) AS setting ORDER BY i',
    [names],
  );
  const settings = rows.map((row) => row['setting']);
  assert.deepEqual(settings, ['ISO, MDY', 'UTC', 'UTF8', '2', 'staircase']);
});

test('a URL brings its own name and options', async (t) => {
  const query =
    'application_name=me&options=-c%20work_mem%3D5MB&options[search_path]=app,%20public';
  const session = await openSession(t, `${server.url()}?${query}`);
  assert.deepEqual(await setting(session, 'application_name'), 'me');
  assert.deepEqual(await setting(session, 'work_mem'), '5MB');
  assert.deepEqual(await setting(session, 'search_path'), 'app, public');
});

test("the process's own PG* variables change nothing", async (t) => {
  const own = {
    PGOPTIONS: '-c nonsense=1',
    PGSSLMODE: 'verify-full',
    PGSSLNEGOTIATION: 'direct',
    PGUSER: 'nobody',
  };
  Object.assign(process.env, own);
  t.after(() => {
    for (const name of Object.keys(own)) delete process.env[name];
  });
  const session = await openSession(t, server.url());
  assert.equal((await session.query('SELECT 1 AS one')).length, 1);
});

test('a session may ask for a time zone of its own', async (t) => {
  const parameters = parseConnectionUrl(server.url(), { PGPASSFILE: '/nonexistent' });
  const options = { applicationName: 'staircase', timeZone: 'Asia/Kathmandu' };
  const session = await openPgSession(parameters, options);
  t.after(() => session.close());
  assert.deepEqual(await session.query('SHOW TimeZone'), [{ TimeZone: 'Asia/Kathmandu' }]);
});

test('values come as their types say', async (t) => {
  const session = await openSession(t, server.url());
  const [row] = await session.query(
    "SELECT 9007199254740993::int8 AS big, '\\x00ff'::bytea AS bytes, '2026-01-02 03:04:05+00'::timestamptz AS time, NULL AS nothing",
  );
  assert.deepEqual(row, {
    big: '9007199254740993',
    bytes: Buffer.from([0, 255]),
    time: new Date('2026-01-02T03:04:05Z'),
    nothing: null,
  });
});

test('a query is one statement, a script may be many', async (t) => {
  const session = await openSession(t, server.url());
  await rejects(session.query('SELECT 1; SELECT 2'), '42601');
  assert.equal(await session.script('SELECT 1; SELECT 2'), 'idle');
});

const SCRIPTS: readonly (readonly [string, string, string])[] = [
  ['nothing', '', 'idle'],
  ['a comment', '-- only words', 'idle'],
  ['a transaction left open', 'BEGIN; SELECT 1', 'open'],
  ['a transaction that has ended', 'BEGIN; SELECT 1; COMMIT', 'idle'],
  ['ten megabytes', `SELECT length('${'x'.repeat(10_000_000)}')`, 'idle'],
  [
    'more rows than one would keep',
    "SELECT repeat('x', 100) FROM generate_series(1, 100000)",
    'idle',
  ],
  [
    'rows copied to the client',
    'COPY (SELECT generate_series(1, 1000)) TO STDOUT; SELECT 1',
    'idle',
  ],
];

for (const [title, sql, status] of SCRIPTS) {
  test(`a script of ${title} leaves the session ${status}`, async (t) => {
    const session = await openSession(t, server.url());
    assert.equal(await session.script(sql), status);
    assert.equal(session.transactionStatus, status);
  });
}

test('an error has all that the server says, and the status behind it', async (t) => {
  const session = await openSession(t, server.url());
  await session.script('CREATE TEMP TABLE t (a int CONSTRAINT positive CHECK (a > 0)); BEGIN');
  const error = await rejects(session.script('INSERT INTO t VALUES (0)'), '23514');
  assert.equal(session.transactionStatus, 'failed');
  assert.equal(error.kind, 'server');
  assert.equal(error.server?.constraint, 'positive');
  assert.equal(error.server?.table, 't');
  assert.match(error.server?.detail ?? '', /Failing row/);
  const syntax = await rejects(session.script('SELECT 1; SELEC 1'), '42601');
  await session.script('ROLLBACK');
  assert.equal(syntax.server?.position, 11);
  const raised = "DO $$ BEGIN RAISE 'no' USING HINT = 'try', DETAIL = 'why'; END $$";
  const { server: said } = await rejects(session.script(raised), 'P0001');
  assert.deepEqual([said?.hint, said?.detail], ['try', 'why']);
  assert.match(said?.where ?? '', /PL\/pgSQL function/);
});

test('after an error the session goes on', async (t) => {
  const session = await openSession(t, server.url());
  await rejects(session.script('SELECT 1/0'), '22012');
  await rejects(session.query('SELECT 1/$1::int', [0]), '22012');
  assert.deepEqual(await session.query('SELECT $1::text AS word', ['on']), [{ word: 'on' }]);
});

test('COPY FROM STDIN is refused with a way out, and does not hang', async (t) => {
  const session = await openSession(t, server.url());
  await session.script('CREATE TEMP TABLE t (a int)');
  const error = await rejects(session.script('SELECT 1; COPY t FROM STDIN'), '57014');
  assert.match(error.message, /cannot send rows from the client; use INSERT/);
  await rejects(session.query('COPY t FROM STDIN'), '57014');
  assert.equal(await session.script('SELECT 1'), 'idle');
});

test('a NUL in a script is an error, not a hang', async (t) => {
  const session = await openSession(t, server.url());
  await rejects(session.script("SELECT 'a\0b'"), '08P01');
  assert.equal(await session.script('SELECT 1'), 'idle');
});

test('calls at the same time run one after the other', async (t) => {
  const session = await openSession(t, server.url());
  const results = await Promise.allSettled([
    session.script('BEGIN'),
    session.query('SELECT 1/0'),
    session.script('ROLLBACK'),
    session.query('SELECT 1 AS one'),
  ]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
  );
});

test('notices reach the listeners until they are taken off', async (t) => {
  const session = await openSession(t, server.url());
  const heard: Notice[] = [];
  const stop = session.onNotice((notice) => heard.push(notice));
  await session.script("DO $$ BEGIN RAISE NOTICE 'one'; RAISE WARNING 'two'; END $$");
  stop();
  await session.script("DO $$ BEGIN RAISE NOTICE 'three'; END $$");
  assert.deepEqual(heard, [
    { severity: 'NOTICE', message: 'one' },
    { severity: 'WARNING', message: 'two' },
  ]);
});

test('a unix socket is as good as a port', async (t) => {
  const url = `postgres://postgres@/postgres?host=${server.socketDirectory}&port=${server.port}`;
  const session = await openSession(t, `${url}&sslmode=require`);
  assert.deepEqual(await session.query('SELECT inet_server_addr() AS address'), [
    { address: null },
  ]);
});

async function setting(session: Session, name: string): Promise<unknown> {
  const [row] = await session.query('SELECT current_setting($1) AS value', [name]);
  return row?.['value'];
}
