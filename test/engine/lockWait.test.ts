import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockId } from '../../src/engine/lock/lock.ts';
import { execute } from '../../src/engine/run/execute.ts';
import type { EngineEvent } from '../../src/engine/run/report.ts';
import { migration, migrations } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import {
  open,
  outcomes,
  planOn,
  relationsOf,
  rowsOf,
  runOn,
  withDefaults,
} from './support/scene.ts';

const server = useServer();

test('who holds the lock is named, and a person may stop waiting', async (t) => {
  const url = await server.createDatabase('waiting');
  const [session, holder] = [await open(t, url), await open(t, url, 'hodei-server')];
  assert.ok(await holder.tryLock(lockId('waiting')));
  const abort = new AbortController();
  const events: EngineEvent[] = [];
  const onEvent = (event: EngineEvent): void => {
    events.push(event);
    abort.abort();
  };
  const options = { signal: abort.signal, onEvent };
  const report = await runOn(session, migrations(1n), { kind: 'run' }, options);
  assert.equal(report.outcome, 'cancelled');
  assert.deepEqual(outcomes(report), ['up 1 not-reached']);
  const [event] = events;
  assert.ok(event?.kind === 'waiting-for-lock');
  assert.match(
    event.holder,
    new RegExp(`^held by pid ${holder.processId}, application hodei-server, since \\d+ s$`),
  );
});

test('a limit ends the wait, and says who held the lock', async (t) => {
  const url = await server.createDatabase('limited');
  const [session, holder] = [await open(t, url), await open(t, url, 'hodei-server')];
  await holder.tryLock(lockId('limited'));
  const report = await runOn(session, migrations(1n), { kind: 'run' }, { lockWait: 0 });
  assert.equal(report.outcome, 'failed');
  assert.match(report.failure?.message ?? '', /held by pid \d+, application hodei-server/);
});

test('waiting does not deadlock with a holder that runs CREATE INDEX CONCURRENTLY', async (t) => {
  const url = await server.createDatabase('patient');
  const [session, holder] = [await open(t, url), await open(t, url)];
  await holder.tryLock(lockId('patient'));
  await holder.script('CREATE TABLE t (a int)');
  let holding: Promise<void> | undefined;
  const onEvent = (event: EngineEvent): void => {
    if (event.kind !== 'waiting-for-lock') return;
    holding ??= holder
      .script('CREATE INDEX CONCURRENTLY i ON t (a)')
      .then(() => holder.unlock(lockId('patient')));
  };
  const report = await runOn(session, migrations(1n), { kind: 'run' }, { onEvent });
  await holding;
  assert.equal(report.outcome, 'done');
  assert.deepEqual(await relationsOf(session), ['i', 't', 't1']);
});

test('two windows press Run at once: one runs, the other is told that its plan is stale', async (t) => {
  const url = await server.createDatabase();
  const windows = [await open(t, url), await open(t, url), await open(t, url)];
  const found = migrations(1n, 2n, 3n);
  const plans = await Promise.all(windows.map((it) => planOn(it, found, { kind: 'run' })));
  const reports = await Promise.all(
    windows.map(async (session, index) => {
      const plan = plans[index];
      assert.ok(plan);
      return execute(session, plan, withDefaults());
    }),
  );
  assert.deepEqual(reports.map((it) => it.outcome).sort(), ['done', 'refused', 'refused']);
  const [first] = windows;
  assert.ok(first);
  assert.deepEqual(await rowsOf(first), ['1', '2', '3']);
});

for (const { head, remains } of [
  { head: '', remains: [] },
  { head: '-- no-transaction\n', remains: ['mine'] },
]) {
  const kind = head ? 'outside a transaction' : 'in a transaction';
  test(`a row that sqlx-cli, which takes no lock, writes meanwhile stops a script ${kind}`, async (t) => {
    const url = await server.createDatabase();
    const [session, other] = [await open(t, url), await open(t, url)];
    await runOn(session, migrations(1n));
    await other.tryLock(7n);
    const up = `${head}CREATE TABLE mine (); DO $$ BEGIN RAISE NOTICE 'here'; END $$; SELECT pg_advisory_xact_lock(7);`;
    const second = migration({ version: 2n, up });
    let theirs: Promise<void> | undefined;
    const onEvent = (event: EngineEvent): void => {
      if (event.kind !== 'notice') return;
      theirs = other
        .script("INSERT INTO _sqlx_migrations VALUES (2, 'theirs', now(), true, '', 1)")
        .then(() => other.unlock(7n));
    };
    const found = [...migrations(1n), second, ...migrations(3n)];
    const report = await runOn(session, found, { kind: 'run' }, { onEvent });
    await theirs;
    assert.deepEqual(outcomes(report), ['up 2 failed', 'up 3 not-reached']);
    assert.equal(
      report.steps[0]?.failure?.message,
      '2 step 2 was applied by someone else meanwhile.',
    );
    assert.deepEqual(await relationsOf(session), [...remains, 't1']);
    assert.deepEqual(await rowsOf(session), ['1', '2']);
  });
}

test('a row that is deleted meanwhile stops a revert, whose script is rolled back', async (t) => {
  const url = await server.createDatabase();
  const [session, other] = [await open(t, url), await open(t, url)];
  await other.tryLock(7n);
  const down =
    "DROP TABLE a; DO $$ BEGIN RAISE NOTICE 'here'; END $$; SELECT pg_advisory_xact_lock(7);";
  const found = [migration({ version: 1n, up: 'CREATE TABLE a ();', down })];
  await runOn(session, found);
  let theirs: Promise<void> | undefined;
  const onEvent = (event: EngineEvent): void => {
    if (event.kind !== 'notice') return;
    theirs = other.script('DELETE FROM _sqlx_migrations').then(() => other.unlock(7n));
  };
  const report = await runOn(session, found, { kind: 'revert-last' }, { onEvent });
  await theirs;
  assert.match(report.steps[0]?.failure?.message ?? '', /was reverted by someone else meanwhile/);
  assert.deepEqual(await relationsOf(session), ['a']);
});
