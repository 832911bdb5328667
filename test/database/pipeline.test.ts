import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DatabaseError } from '../../src/database/failure.ts';
import type { Message, Session, TransactionStatus } from '../../src/database/session.ts';
import { FaultProxy } from '../faults/support/faultProxy.ts';
import { useServer } from '../support/postgres.ts';
import { openSession } from './openSession.ts';

const server = useServer();

/** Every case starts with an empty table `t` and tells what is in it at the end. */
const CASES: readonly {
  readonly title: string;
  readonly messages: readonly Message[];
  /** Indices of the messages that were told of as done. */
  readonly done: readonly number[];
  readonly counts?: readonly number[];
  readonly error?: { readonly sqlstate: string; readonly completed?: number };
  readonly status: TransactionStatus;
  readonly rows: readonly number[];
}[] = [
  {
    title: 'statements and scripts run in order, and the rows they write are counted',
    messages: [
      statement('BEGIN'),
      script('INSERT INTO t VALUES (1); INSERT INTO t VALUES (2)'),
      statement('DELETE FROM t WHERE a = $1', 1n),
      statement('INSERT INTO t SELECT length($1) FROM generate_series(1, 3)', Buffer.from('xxx')),
      statement('COMMIT'),
    ],
    done: [0, 1, 2, 3, 4],
    counts: [0, 0, 1, 3, 0],
    status: 'idle',
    rows: [2, 3, 3, 3],
  },
  {
    title: 'a script at the end, one without a statement, and one with rows',
    messages: [script('-- nothing'), script('SELECT generate_series(1, 1000)'), script('BEGIN')],
    done: [0, 1, 2],
    counts: [0, 0, 0],
    status: 'open',
    rows: [],
  },
  {
    title: 'a statement that fails takes the script behind it away',
    messages: [
      statement('BEGIN ISOLATION LEVEL nonsense'),
      script('INSERT INTO t VALUES (1)'),
      statement('COMMIT'),
    ],
    done: [],
    error: { sqlstate: '42601' },
    status: 'idle',
    rows: [],
  },
  {
    title: 'a script that fails fails the transaction, and COMMIT is not reached',
    messages: [
      statement('BEGIN'),
      script('INSERT INTO t VALUES (1); SELECT 1/0; SELECT 1'),
      statement('INSERT INTO t VALUES (2)'),
      statement('COMMIT'),
    ],
    done: [0],
    error: { sqlstate: '22012', completed: 1 },
    status: 'failed',
    rows: [],
  },
  {
    title: 'after a failed script that has ended its transaction the server goes on',
    messages: [
      statement('BEGIN'),
      script('INSERT INTO t VALUES (1); COMMIT; SELECT 1/0'),
      statement('INSERT INTO t VALUES (2)'),
    ],
    done: [0],
    error: { sqlstate: '22012', completed: 2 },
    status: 'idle',
    rows: [1, 2],
  },
  {
    title: 'two scripts that fail: the first error is told',
    messages: [script('SELECT 1/0'), script('SELEC 1'), statement('SELECT nope')],
    done: [],
    error: { sqlstate: '22012', completed: 0 },
    status: 'idle',
    rows: [],
  },
  {
    title: 'COPY FROM STDIN is refused, and what is behind it is understood',
    messages: [
      statement('BEGIN'),
      script('SELECT 1; COPY t FROM STDIN; SELECT 2'),
      statement('INSERT INTO t VALUES ($1)', 1n),
    ],
    done: [0],
    error: { sqlstate: '57014', completed: 1 },
    status: 'failed',
    rows: [],
  },
  {
    title: 'nothing at all',
    messages: [],
    done: [],
    counts: [],
    status: 'idle',
    rows: [],
  },
];

for (const { title, messages, done, counts, error, status, rows } of CASES) {
  test(title, async (t) => {
    const session = await withTable(await openSession(t, await server.createDatabase()));
    const told: number[] = [];
    const running = session.pipeline(messages, { onDone: (index) => told.push(index) });
    if (error) await assert.rejects(running, matches(error));
    else assert.deepEqual(await running, counts);
    assert.deepEqual(told, done);
    assert.equal(session.transactionStatus, status);
    if (status !== 'idle') await session.script('ROLLBACK');
    assert.deepEqual(await valuesOf(session), rows);
  });
}

test('what is called meanwhile has its turn afterwards', async (t) => {
  const session = await withTable(await openSession(t, await server.createDatabase()));
  const [counts, values, failed] = await Promise.allSettled([
    session.pipeline([script('SELECT 1'), statement('INSERT INTO t VALUES (7)')]),
    valuesOf(session),
    session.pipeline([script('SELECT 1'), statement('SELECT 1/0'), script('SELECT 1')]),
  ]);
  assert.deepEqual(counts, { status: 'fulfilled', value: [0, 1] });
  assert.deepEqual(values, { status: 'fulfilled', value: [7] });
  assert.equal(failed.status, 'rejected');
  assert.equal(await session.script('SELECT 1'), 'idle');
});

test('cancel ends the script that runs, and what was sent with it is not done', async (t) => {
  const session = await withTable(await openSession(t, await server.createDatabase()));
  const told: number[] = [];
  session.onNotice(() => session.cancel());
  const running = session.pipeline(
    [
      statement('BEGIN'),
      script("DO $$ BEGIN RAISE NOTICE 'here'; PERFORM pg_sleep(600); END $$"),
      statement('INSERT INTO t VALUES (1)'),
      statement('COMMIT'),
    ],
    { onDone: (index) => told.push(index) },
  );
  await assert.rejects(running, matches({ sqlstate: '57014', completed: 0 }));
  assert.deepEqual(told, [0]);
  assert.equal(session.transactionStatus, 'failed');
});

test('the end of the connection is told as such, with what the server said last', async (t) => {
  const session = await withTable(await openSession(t, await server.createDatabase()));
  const running = session.pipeline([
    statement('BEGIN'),
    script('SELECT pg_terminate_backend(pg_backend_pid()); SELECT pg_sleep(600)'),
    statement('COMMIT'),
  ]);
  await assert.rejects(running, (error) => {
    assert.ok(error instanceof DatabaseError);
    assert.deepEqual([error.kind, error.server?.sqlstate], ['lost', '57P01']);
    return true;
  });
  assert.equal(session.ended, true);
  await assert.rejects(session.pipeline([script('SELECT 1')]), /was lost/);
});

test('a connection that ends before the last ReadyForQuery is lost, though all was answered', async (t) => {
  const url = await server.createDatabase();
  let completed = 0;
  await using proxy = await FaultProxy.start(server.port, ({ side, type }) => {
    if (side === 'backend' && type === 'C') completed += 1;
    return side === 'backend' && type === 'Z' && completed === 2 ? 0 : undefined;
  });
  const session = await openSession(t, proxy.addressOf(url));
  const sent = session.pipeline([statement('BEGIN'), statement('CREATE TABLE made ()')]);
  await assert.rejects(sent, (error) => error instanceof DatabaseError && error.kind === 'lost');
});

function statement(sql: string, ...values: (bigint | Buffer)[]): Message {
  return { kind: 'statement', sql, values };
}

function script(sql: string): Message {
  return { kind: 'script', sql };
}

async function withTable(session: Session): Promise<Session> {
  await session.script('CREATE TABLE t (a int)');
  return session;
}

async function valuesOf(session: Session): Promise<unknown[]> {
  const rows = await session.query('SELECT a FROM t ORDER BY a');
  return rows.map((row) => row['a']);
}

function matches({ sqlstate, completed }: { sqlstate: string; completed?: number }) {
  return (error: unknown): boolean => {
    assert.ok(error instanceof DatabaseError, String(error));
    assert.deepEqual([error.server?.sqlstate, error.server?.completed], [sqlstate, completed]);
    return true;
  };
}
