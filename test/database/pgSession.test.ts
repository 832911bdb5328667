import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect as connectSocket, createServer, type Socket } from 'node:net';
import { test } from 'node:test';
import { parseConnectionUrl } from '../../src/database/connectionUrl.ts';
import { DatabaseError } from '../../src/database/failure.ts';
import { openPgSession } from '../../src/database/pgSession.ts';
import type { Notice, Session } from '../../src/database/session.ts';
import { startPostgres, useServer } from '../support/postgres.ts';
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

test('cancel stops what runs, and only that', async (t) => {
  const session = await openSession(t, server.url());
  for (const run of [
    () => session.script('SELECT pg_sleep(60)'),
    () => session.query('SELECT pg_sleep(60)'),
  ]) {
    const cancelled = rejects(run(), '57014');
    await untilRunning(t, session);
    await session.cancel();
    await cancelled;
  }
  await session.cancel();
  assert.equal(await session.script('SELECT 1'), 'idle');
});

test('an advisory lock has one holder, who is named', async (t) => {
  const url = await server.createDatabase();
  const [mine, theirs] = [
    await openSession(t, `${url}?application_name=a`),
    await openSession(t, `${url}?application_name=b`),
  ];
  const elsewhere = await openSession(t, server.url());
  for (const id of [368907709894077238n, 0n, 4294967296n, -1n]) {
    assert.equal(await theirs.lockHolder(id), undefined);
    assert.equal(await mine.tryLock(id), true);
    assert.equal(await theirs.tryLock(id), false);
    const holder = await theirs.lockHolder(id);
    assert.equal(holder?.processId, mine.processId);
    assert.equal(holder?.applicationName, 'a');
    assert.ok(holder?.since instanceof Date);
    assert.equal(await elsewhere.lockHolder(id), undefined);
    await mine.unlock(id);
    assert.equal(await theirs.tryLock(id), true);
    await theirs.unlock(id);
  }
});

test('a session whose backend is terminated says so, now and later', async (t) => {
  const [session, other] = [await openSession(t, server.url()), await openSession(t, server.url())];
  const lost = assertLost(session.script('SELECT pg_sleep(60)'));
  await untilRunning(t, session);
  await other.query('SELECT pg_terminate_backend($1)', [session.processId]);
  assert.equal((await lost).server?.sqlstate, '57P01');
  assert.equal(session.ended, true);
  assert.match((await assertLost(session.query('SELECT 1'))).message, /administrator command/);
  await session.cancel();
  await session.close();
});

test('a session that loses its server while idle tells the next caller', async (t) => {
  const [session, other] = [await openSession(t, server.url()), await openSession(t, server.url())];
  await other.query('SELECT pg_terminate_backend($1, 5000)', [session.processId]);
  const error = await assertLost(session.query('SELECT 1'));
  assert.match(
    error.message,
    /^The connection to postgres:\/\/postgres@127\.0\.0\.1:\d+\/postgres was lost: /,
  );
});

test('a killed server ends the running statement', async (t) => {
  const mortal = await startPostgres();
  t.after(() => mortal.stop());
  const session = await openSession(t, mortal.url());
  const lost = assertLost(session.script('SELECT pg_sleep(60)'));
  await mortal.kill();
  await lost;
  await assert.rejects(
    session.cancel().then(() => session.query('SELECT 1')),
    DatabaseError,
  );
});

test('close ends the backend, is safe to repeat, and refuses later calls', async (t) => {
  const [session, other] = [await openSession(t, server.url()), await openSession(t, server.url())];
  const running = assertLost(session.script('SELECT pg_sleep(60)'));
  await untilRunning(t, session);
  await Promise.all([session.close(), session.close()]);
  await running;
  await session.close();
  await assertLost(session.query('SELECT 1'));
  await other.query('SELECT pg_terminate_backend($1)', [session.processId]);
});

test('close does not hang on a server that has stopped answering', async (t) => {
  const relay = await startRelay(t, server.port);
  const session = await openSession(t, relay.url);
  relay.freeze();
  await session.close();
  assert.equal(session.ended, true);
});

test('a stream of the caller is used as it is, also to cancel', async (t) => {
  let opened = 0;
  const stream = () => {
    opened += 1;
    return connectSocket(server.port, '127.0.0.1');
  };
  const parameters = parseConnectionUrl('postgres://postgres@nowhere.invalid/postgres', {});
  const session = await openPgSession(parameters, { applicationName: 'staircase', stream });
  t.after(() => session.close());
  const cancelled = rejects(session.script('SELECT pg_sleep(60)'), '57014');
  await untilRunning(t, session);
  await session.cancel();
  await cancelled;
  assert.equal(opened, 2);
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

async function rejects(work: Promise<unknown>, sqlstate: string): Promise<DatabaseError> {
  const error = await work.then(
    () => assert.fail('It succeeded.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof DatabaseError, `${error}`);
  assert.equal(error.server?.sqlstate, sqlstate);
  return error;
}

async function assertLost(work: Promise<unknown>): Promise<DatabaseError> {
  const error = await work.then(
    () => assert.fail('It succeeded.'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof DatabaseError, `${error}`);
  assert.equal(error.kind, 'lost');
  return error;
}

/** A cancel that arrives before the statement does cancels nothing. */
async function untilRunning(t: import('node:test').TestContext, session: Session): Promise<void> {
  const other = await openSession(t, server.url());
  const sql =
    "SELECT FROM pg_stat_activity WHERE pid = $1 AND state = 'active' AND wait_event = 'PgSleep'";
  while ((await other.query(sql, [session.processId])).length === 0);
  await other.close();
}

/** A way to the server that can go silent. */
async function startRelay(t: import('node:test').TestContext, port: number) {
  const sockets: Socket[] = [];
  const relay = createServer((near) => {
    const far = connectSocket(port, '127.0.0.1');
    near.pipe(far).pipe(near);
    sockets.push(near, far);
  }).listen(0, '127.0.0.1');
  await once(relay, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    relay.close();
  });
  const address = relay.address();
  if (!address || typeof address === 'string') throw new Error('No port.');
  return {
    url: `postgres://postgres@127.0.0.1:${address.port}/postgres?sslmode=disable`,
    freeze: () => {
      for (const socket of sockets) socket.unpipe().pause();
    },
  };
}
