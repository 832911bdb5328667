import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EngineEvent } from '../../src/engine/run/report.ts';
import { migration, migrations } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { open, outcomes, relationsOf, rowsOf, runOn } from './support/scene.ts';

const server = useServer();

test('an abort between two migrations does not wait for the second, which has begun', async (t) => {
  const session = await open(t, await server.createDatabase());
  const abort = new AbortController();
  const onEvent = (event: EngineEvent): void => {
    if (event.kind === 'finished') abort.abort();
  };
  const slow = { version: 2n, up: 'CREATE TABLE t2 (); SELECT pg_sleep(600);' };
  const found = [...migrations(1n), migration(slow)];
  const options = { signal: abort.signal, onEvent };
  const report = await runOn(session, found, { kind: 'run' }, options);
  assert.equal(report.outcome, 'cancelled');
  assert.deepEqual(outcomes(report), ['up 1 done', 'up 2 not-reached']);
  assert.deepEqual(await rowsOf(session), ['1']);
  assert.deepEqual(await relationsOf(session), ['t1']);
});

test('notices are told of the migration whose they are', async (t) => {
  const session = await open(t, await server.createDatabase());
  const found = [1n, 2n, 3n].map((version) =>
    migration({ version, up: `DO $$ BEGIN RAISE NOTICE 'of ${version}'; END $$;` }),
  );
  const events: string[] = [];
  const onEvent = (event: EngineEvent): void => {
    if (event.kind === 'notice') events.push(event.notice.message);
    if (event.kind === 'finished') events.push(`end ${event.step.migration.version}`);
  };
  const report = await runOn(session, found, { kind: 'run' }, { onEvent });
  assert.deepEqual(events, ['of 1', 'end 1', 'of 2', 'end 2', 'of 3', 'end 3']);
  assert.deepEqual(
    report.steps.map(({ notices }) => notices.map(({ message }) => message)),
    [['of 1'], ['of 2'], ['of 3']],
  );
});

/** What becomes of 3 where 2 ends like this: nothing, though 3 is on its way by then. */
const FAILURES: readonly { readonly title: string; readonly up: string; rows: string[] }[] = [
  { title: 'whose script fails', up: 'CREATE TABLE t2 (); SELECT 1/0;', rows: ['1'] },
  {
    title: 'that fails at COMMIT',
    up: `CREATE TABLE t2 (a int UNIQUE DEFERRABLE INITIALLY DEFERRED);
         INSERT INTO t2 VALUES (1), (1);`,
    rows: ['1'],
  },
  {
    title: 'whose row is there already',
    up: "CREATE TABLE t2 (); INSERT INTO _sqlx_migrations VALUES (2, '', now(), true, '', 0);",
    rows: ['1'],
  },
  {
    title: 'that hides from us that it takes the mark away',
    up: "CREATE TABLE t2 (); DO $$ BEGIN EXECUTE 'RE' || 'SET staircase.tx'; END $$;",
    rows: ['1', '2 failed'],
  },
];

for (const { title, up, rows } of FAILURES) {
  test(`behind a migration ${title} nothing is done`, async (t) => {
    const session = await open(t, await server.createDatabase());
    const third = migration({ version: 3n, up: 'CREATE TABLE t3 ();' });
    const found = [...migrations(1n), migration({ version: 2n, up }), third];
    const report = await runOn(session, found);
    assert.deepEqual(outcomes(report), ['up 1 done', 'up 2 failed', 'up 3 not-reached']);
    assert.deepEqual(await rowsOf(session), rows);
    assert.equal((await relationsOf(session)).includes('t3'), false);
    assert.equal(session.transactionStatus, 'idle');
  });
}

test('a hidden COMMIT is not begun before its turn', async (t) => {
  const session = await open(t, await server.createDatabase());
  await session.script('SET standard_conforming_strings = off');
  const abort = new AbortController();
  const onEvent = (event: EngineEvent): void => {
    if (event.kind === 'finished') abort.abort();
  };
  const hidden = { version: 2n, up: `SELECT 'a\\''; CREATE TABLE t2 (); COMMIT; --';` };
  const found = [...migrations(1n), migration(hidden)];
  await runOn(session, found, { kind: 'run' }, { signal: abort.signal, onEvent });
  assert.deepEqual(await relationsOf(session), ['t1']);
});
