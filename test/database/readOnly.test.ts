import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DatabaseError } from '../../src/database/failure.ts';
import { inReadOnlyTransaction } from '../../src/database/readOnly.ts';
import { useServer } from '../support/postgres.ts';
import { openSession } from './openSession.ts';

const server = useServer();

test('what is read comes back, and the transaction is over', async (t) => {
  const session = await openSession(t, server.url());
  const rows = await inReadOnlyTransaction(session, () => session.query('SELECT 1 AS one'));
  assert.deepEqual(rows, [{ one: 1 }]);
  assert.equal(session.transactionStatus, 'idle');
});

test('the server refuses to write in it', async (t) => {
  const session = await openSession(t, server.url());
  const write = inReadOnlyTransaction(session, () => session.script('CREATE TABLE t ()'));
  await assert.rejects(write, sqlstate('25006'));
  assert.equal(session.transactionStatus, 'idle');
});

test('an error of another kind is passed on, and the transaction is over', async (t) => {
  const session = await openSession(t, server.url());
  const stop = new Error('stop');
  await assert.rejects(
    inReadOnlyTransaction(session, () => Promise.reject(stop)),
    stop,
  );
  assert.equal(session.transactionStatus, 'idle');
});

test('the loss of the connection is what is told, not the failed ROLLBACK', async (t) => {
  const session = await openSession(t, server.url());
  const lost = inReadOnlyTransaction(session, () =>
    session.query('SELECT pg_terminate_backend(pg_backend_pid())'),
  );
  await assert.rejects(lost, sqlstate('57P01'));
});

test('a lock that somebody holds, or a statement that goes on, ends it at its limits', async (t) => {
  const session = await openSession(t, server.url());
  const holder = await openSession(t, server.url());
  await holder.script('CREATE TABLE locked ()');
  await holder.script('BEGIN; LOCK TABLE locked');
  const read = inReadOnlyTransaction(session, () => session.query('SELECT * FROM locked'), {
    lockTimeout: 50,
  });
  await assert.rejects(read, sqlstate('55P03'));
  await holder.script('ROLLBACK');
  const sleep = inReadOnlyTransaction(session, () => session.query('SELECT pg_sleep(60)'), {
    statementTimeout: 50,
  });
  await assert.rejects(sleep, sqlstate('57014'));
  const [row] = await session.query("SELECT current_setting('statement_timeout') AS limit");
  assert.equal(row?.['limit'], '0');
});

function sqlstate(expected: string): (error: unknown) => boolean {
  return (error) => error instanceof DatabaseError && error.server?.sqlstate === expected;
}
