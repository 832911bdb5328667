import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect as connectSocket, createServer, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { parseConnectionUrl } from '../../src/database/connect/connectionUrl.ts';
import { DatabaseError } from '../../src/database/failure.ts';
import type { Session } from '../../src/database/session.ts';
import { openPgSession } from '../../src/database/wire/pgSession.ts';
import { startPostgres, useServer } from '../support/postgres.ts';
import { assertLost, rejects } from './assertFailure.ts';
import { openSession } from './openSession.ts';

const server = useServer();

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

/** A cancel that arrives before the statement does cancels nothing. */
async function untilRunning(t: TestContext, session: Session): Promise<void> {
  const other = await openSession(t, server.url());
  const sql =
    "SELECT FROM pg_stat_activity WHERE pid = $1 AND state = 'active' AND wait_event = 'PgSleep'";
  while ((await other.query(sql, [session.processId])).length === 0);
  await other.close();
}

/** A way to the server that can go silent. */
async function startRelay(t: TestContext, port: number) {
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
