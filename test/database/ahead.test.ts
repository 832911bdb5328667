import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { DatabaseError } from '../../src/database/failure.ts';
import type { Message, Session } from '../../src/database/session.ts';
import { useServer } from '../support/postgres.ts';
import { openSession } from './openSession.ts';

const server = useServer();

/** What is sent ahead in these tests, behind a transaction that writes 1. */
const FIRST = [statement('BEGIN'), statement('INSERT INTO t VALUES (1)'), statement('COMMIT')];

test('what was sent ahead is done once, and told to the pipeline that begins with it', async (t) => {
  const session = await withTable(t);
  const ahead = [
    statement('BEGIN'),
    script("DO $$ BEGIN RAISE NOTICE 'its own'; END $$; INSERT INTO t VALUES (2)"),
  ];
  const told: (number | string)[] = [];
  session.onNotice(({ message }) => told.push(message));
  const first = await session.pipeline(FIRST, { onDone: (index) => told.push(index), ahead });
  assert.deepEqual(first, [0, 1, 0]);
  await untilIdleInTransaction(t, session);
  assert.deepEqual(told, [0, 1, 2], 'nothing is told of what nobody has taken up');
  assert.equal(session.transactionStatus, 'idle');
  told.length = 0;
  const rest = [statement('INSERT INTO t VALUES (3), (4)'), statement('COMMIT')];
  const onDone = (index: number) => told.push(index);
  assert.deepEqual(await session.pipeline([...ahead, ...rest], { onDone }), [0, 0, 2, 0]);
  assert.deepEqual(told, ['its own', 0, 1, 2, 3]);
  assert.deepEqual(await valuesOf(session), [1, 2, 3, 4]);
});

test('any other call takes it back first', async (t) => {
  const session = await withTable(t);
  const ahead = [statement('BEGIN'), script('INSERT INTO t VALUES (2)')];
  await session.pipeline(FIRST, { ahead });
  assert.deepEqual(await valuesOf(session), [1]);
  await session.pipeline(FIRST, { ahead });
  const same = [statement('BEGIN'), script('INSERT INTO t VALUES (2)'), statement('COMMIT')];
  assert.deepEqual(await session.pipeline(same), [0, 0, 0]);
  assert.deepEqual(await valuesOf(session), [1, 1, 2]);
  assert.equal(session.transactionStatus, 'idle');
});

test('it is not waited for when it is taken back', async (t) => {
  const session = await withTable(t);
  const ahead = [statement('BEGIN'), script('INSERT INTO t VALUES (2); SELECT pg_sleep(600)')];
  await session.pipeline(FIRST, { ahead });
  assert.deepEqual(await valuesOf(session), [1]);
});

test('it is skipped if what is before it fails', async (t) => {
  const session = await withTable(t);
  const failing = [statement('BEGIN'), statement('SELECT 1/0'), statement('COMMIT')];
  const ahead = [statement('ROLLBACK'), script('INSERT INTO t VALUES (2)')];
  await assert.rejects(session.pipeline(failing, { ahead }), failsWith('22012'));
  assert.equal(session.transactionStatus, 'failed');
  await session.script('ROLLBACK');
  assert.deepEqual(await valuesOf(session), []);
});

test('it is skipped, too, if a script before it fails', async (t) => {
  const session = await withTable(t);
  const failing = [statement('BEGIN'), script('SELECT 1; SELECT 1/0'), statement('COMMIT')];
  const ahead = [statement('BEGIN'), script('INSERT INTO t VALUES (2)')];
  await assert.rejects(session.pipeline([...failing], { ahead }), failsWith('22012', 1));
  await session.script('ROLLBACK');
  assert.deepEqual(await valuesOf(session), []);
});

for (const { title, messages, sqlstate, completed, done } of [
  {
    title: 'a script of it that fails',
    messages: [statement('BEGIN'), script('SELECT 1; SELECT 1/0')],
    ...{ sqlstate: '22012', completed: 1, done: [0] },
  },
  {
    title: 'a statement of it that fails',
    messages: [statement('BEGIN'), statement('SELECT nope'), script('SELECT 1')],
    ...{ sqlstate: '42703', completed: undefined, done: [0] },
  },
]) {
  test(`${title} is told to who takes it up, and nothing is done behind it`, async (t) => {
    const session = await withTable(t);
    await session.pipeline(FIRST, { ahead: messages });
    await untilIdleInTransaction(t, session);
    const told: number[] = [];
    const rest = [statement('INSERT INTO t VALUES (3)'), statement('COMMIT')];
    const onDone = (index: number) => told.push(index);
    const taken = session.pipeline([...messages, ...rest], { onDone, ahead: FIRST.slice(0, 2) });
    await assert.rejects(taken, failsWith(sqlstate, completed));
    assert.deepEqual(told, done);
    assert.equal(session.transactionStatus, 'failed');
    await session.script('ROLLBACK');
    assert.deepEqual(await valuesOf(session), [1]);
  });
}

test('a connection that ends meanwhile is lost for who takes it up', async (t) => {
  const session = await withTable(t);
  const ahead = [statement('BEGIN'), script('SELECT pg_terminate_backend(pg_backend_pid())')];
  await session.pipeline(FIRST, { ahead });
  const taken = session.pipeline([...ahead, statement('COMMIT')]);
  await assert.rejects(taken, (error) => error instanceof DatabaseError && error.kind === 'lost');
  assert.equal(session.ended, true);
});

test('a chain of pipelines, each sent ahead by the one before', async (t) => {
  const session = await withTable(t);
  const opening = (n: number): Message[] => [
    statement('BEGIN'),
    script(`INSERT INTO t VALUES (${n})`),
  ];
  const openings = Array.from({ length: 50 }, (_, n) => opening(n));
  for (const [n, own] of openings.entries()) {
    const counts = await session.pipeline([...own, statement('COMMIT')], {
      ahead: openings[n + 1] ?? [],
    });
    assert.deepEqual(counts, [0, 0, 0]);
  }
  assert.equal((await valuesOf(session)).length, 50);
});

function statement(sql: string): Message {
  return { kind: 'statement', sql };
}

function script(sql: string): Message {
  return { kind: 'script', sql };
}

function failsWith(sqlstate: string, completed?: number): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof DatabaseError);
    assert.equal(error.server?.sqlstate, sqlstate);
    assert.equal(error.server?.completed, completed);
    return true;
  };
}

async function withTable(t: TestContext): Promise<Session> {
  const session = await openSession(t, await server.createDatabase());
  await session.script('CREATE TABLE t (a int)');
  return session;
}

/** The server has done all that was sent and waits, in a transaction or a failed one. */
async function untilIdleInTransaction(t: TestContext, session: Session): Promise<void> {
  const other = await openSession(t, server.url());
  const sql = `SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'ClientRead'`;
  while ((await other.query(sql, [session.processId])).length === 0);
}

async function valuesOf(session: Session): Promise<unknown[]> {
  return (await session.query('SELECT a FROM t ORDER BY a')).map((row) => row['a']);
}
