import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../../../src/database/session.ts';
import { keptQuery, readKept } from '../../../src/database/wire/keptQuery.ts';
import { useBuiltIn } from '../../support/builtIn.ts';
import { open, sqlstate, useWorkspace, value } from './support.ts';

const builtIn = useBuiltIn();
const target = useWorkspace();

const START = { TimeZone: 'UTC', DateStyle: 'ISO, MDY', extra_float_digits: '2' };

test('every connection starts with the same settings', async (t) => {
  const first = await open(t, target, builtIn.environment);
  assert.deepEqual(await settings(first), START);
  await first.script("SET TimeZone = 'Asia/Tokyo'; SET DateStyle = 'German'; SET search_path = x");
  await first.close();
  const second = await open(t, target, builtIn.environment);
  assert.deepEqual(await settings(second), START);
  assert.equal(await value(second, 'SHOW search_path'), '"$user", public');
});

async function settings(session: Session): Promise<unknown> {
  const [row] = await session.query(
    `SELECT current_setting('TimeZone') "TimeZone", current_setting('DateStyle') "DateStyle",
            current_setting('extra_float_digits') extra_float_digits`,
  );
  return row;
}

const TRACES = [
  {
    name: 'a temporary table',
    leave: 'CREATE TEMP TABLE trace (a int)',
    look: "SELECT to_regclass('pg_temp.trace') IS NOT NULL",
  },
  {
    name: 'a prepared statement',
    leave: 'PREPARE trace AS SELECT 1',
    look: "SELECT EXISTS (SELECT FROM pg_prepared_statements WHERE name = 'trace')",
  },
  {
    name: 'an advisory lock',
    leave: 'SELECT pg_advisory_lock(7)',
    look: "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory')",
  },
  {
    name: 'a cursor',
    leave: 'BEGIN; DECLARE trace CURSOR WITH HOLD FOR SELECT 1; COMMIT',
    look: "SELECT EXISTS (SELECT FROM pg_cursors WHERE name = 'trace')",
  },
  {
    name: 'a channel listened to',
    leave: 'LISTEN trace',
    look: 'SELECT EXISTS (SELECT FROM pg_listening_channels())',
  },
  {
    name: 'a role',
    leave: 'CREATE ROLE trace; SET ROLE trace',
    look: "SELECT current_user = 'trace'",
  },
  {
    name: 'a setting',
    leave: 'SET work_mem = 7777',
    look: "SELECT current_setting('work_mem') = '7777kB'",
  },
  {
    name: "a setting of an application's own",
    leave: "SET app.tenant = 'trace'",
    look: "SELECT coalesce(current_setting('app.tenant', true), '') = 'trace'",
  },
];

for (const { name, leave, look } of TRACES) {
  test(`${name} is gone for the next client, and kept for its own while others wait`, async (t) => {
    const first = await open(t, target, builtIn.environment);
    const second = await open(t, target, builtIn.environment);
    await first.script(leave);
    const foreign = value(second, look);
    assert.equal(await value(first, look), true);
    await first.close();
    assert.equal(await foreign, false);
  });
}

test('what we have prepared stays for the next client, and keeps nobody waiting', async (t) => {
  const query = keptQuery('trace', 'SELECT 7 AS seven');
  const look = `SELECT count(*) FROM pg_prepared_statements WHERE name = '${query.name}'`;
  const first = await open(t, target, builtIn.environment);
  const second = await open(t, target, builtIn.environment);
  assert.deepEqual(await readKept(first, 'SET LOCAL work_mem = 7777', query), [{ seven: 7 }]);
  assert.equal(await value(second, look), '1');
  await Promise.all([first.close(), second.close()]);
  assert.equal(await value(await open(t, target, builtIn.environment), look), '1');
});

test('settings of two clients hold side by side', async (t) => {
  const first = await open(t, target, builtIn.environment);
  const second = await open(t, target, builtIn.environment);
  await first.script('SET search_path = one; SET lock_timeout = 1234; SET work_mem = 5000');
  await second.script('SET search_path = two');
  assert.equal(await value(first, 'SHOW search_path'), 'one');
  assert.equal(await value(second, 'SHOW search_path'), 'two');
  assert.equal(await value(second, 'SHOW lock_timeout'), '0');
  assert.equal(await value(first, 'SHOW lock_timeout'), '1234ms');
  assert.equal(await value(first, 'SHOW work_mem'), '5000kB');
});

test('a transaction keeps others waiting until it ends', async (t) => {
  const first = await open(t, target, builtIn.environment);
  const second = await open(t, target, builtIn.environment);
  await first.script('CREATE TABLE done (step text)');
  await first.script('BEGIN');
  const waiting = second.query("INSERT INTO done VALUES ('second')");
  await first.script("INSERT INTO done VALUES ('first')");
  await first.script('COMMIT');
  await waiting;
  assert.equal(await value(second, "SELECT string_agg(step, ' ') FROM done"), 'first second');
});

test('a transaction left open by a client that vanishes is rolled back', async (t) => {
  const first = await open(t, target, builtIn.environment);
  const second = await open(t, target, builtIn.environment);
  await first.script('CREATE TABLE kept (a int)');
  await first.script('BEGIN; INSERT INTO kept VALUES (1)');
  const waiting = value(second, 'SELECT count(*) FROM kept');
  await first.close();
  assert.equal(await waiting, '0');
});

test('what only waits for its turn can be cancelled alone', async (t) => {
  const first = await open(t, target, builtIn.environment);
  const second = await open(t, target, builtIn.environment);
  await first.script('BEGIN');
  const waiting = second.query('SELECT 1');
  const rejected = assert.rejects(waiting, sqlstate('57014'));
  await second.cancel();
  await rejected;
  await first.script('COMMIT');
  assert.equal(await value(second, 'SELECT 2'), 2);
});

test('a lock excludes other sessions, is counted, names its holder and dies with it', async (t) => {
  const first = await open(t, target, builtIn.environment, { applicationName: 'first window' });
  const second = await open(t, target, builtIn.environment, { applicationName: 'second window' });
  const before = Date.now();
  assert.equal(await first.tryLock(2n ** 62n), true);
  assert.equal(await first.tryLock(2n ** 62n), true);
  assert.equal(await second.tryLock(2n ** 62n), false);
  const holder = await second.lockHolder(2n ** 62n);
  assert.equal(holder?.applicationName, 'first window');
  assert.equal(holder.processId, process.pid);
  assert.ok(holder.since && holder.since.getTime() >= before);
  await first.unlock(2n ** 62n);
  assert.equal(await second.tryLock(2n ** 62n), false);
  await first.close();
  assert.equal(await second.lockHolder(2n ** 62n), undefined);
  assert.equal(await second.tryLock(2n ** 62n), true);
});

test('who holds a lock is told while a statement runs', async (t) => {
  const first = await open(t, target, builtIn.environment, { applicationName: 'busy' });
  const second = await open(t, target, builtIn.environment);
  await first.tryLock(1n);
  let running = true;
  const sleep = first.query('SELECT pg_sleep(1)').then(() => {
    running = false;
  });
  assert.equal((await second.lockHolder(1n))?.applicationName, 'busy');
  assert.equal(running, true);
  await sleep;
});
