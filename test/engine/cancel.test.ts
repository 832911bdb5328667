import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import { execute } from '../../src/engine/run/execute.ts';
import type { EngineEvent, Report } from '../../src/engine/run/report.ts';
import { type MigrationSource, migration, migrations } from '../support/migrations.ts';
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

/** Tells that the script is under way, then takes longer than any test. */
const LONG = "DO $$ BEGIN RAISE NOTICE 'here'; END $$; SELECT pg_sleep(600);";

/** Waits at COMMIT, when the transaction's deferred triggers run. */
const LONG_COMMIT = `
  CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE NOTICE 'here'; PERFORM pg_sleep(600); RETURN NULL; END $$;
  CREATE TABLE slow (a int);
  CREATE CONSTRAINT TRIGGER late AFTER INSERT ON slow DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION wait();
  INSERT INTO slow VALUES (1);`;

const CASES: readonly {
  readonly title: string;
  readonly second: Pick<MigrationSource, 'up'>;
  readonly advice: RegExp;
}[] = [
  {
    title: 'Cancel stops the running statement, and its migration is rolled back',
    second: { up: `CREATE TABLE t2 (); ${LONG}` },
    advice: /^Nothing of it remains\.$/,
  },
  {
    title: 'Cancel outside a transaction says what may have landed',
    second: { up: `-- no-transaction\n${LONG}` },
    advice: /Nothing of it remains/,
  },
  {
    title: 'Cancel while the COMMIT runs rolls back all the same',
    second: { up: LONG_COMMIT },
    advice: /^Nothing of it remains\.$/,
  },
];

for (const { title, second, advice } of CASES) {
  test(title, async (t) => {
    const session = await open(t, await server.createDatabase());
    const [one, three] = migrations(1n, 3n);
    const found = [one, migration({ version: 2n, ...second }), three];
    const abort = new AbortController();
    const report = await runOn(
      session,
      found.filter((it) => it !== undefined),
      { kind: 'run' },
      { signal: abort.signal, onEvent: onNotice(() => abort.abort()) },
    );
    assert.equal(report.outcome, 'cancelled');
    assert.deepEqual(outcomes(report), ['up 1 done', 'up 2 failed', 'up 3 not-reached']);
    assert.equal(report.steps[1]?.failure?.message, '2 step 2 was cancelled.');
    assert.match(report.steps[1].failure.advice ?? '', advice);
    assert.deepEqual(await rowsOf(session), ['1']);
    assert.deepEqual(await relationsOf(session), ['t1']);
  });
}

test('an abort between two migrations stops before the second', async (t) => {
  const session = await open(t, await server.createDatabase());
  const abort = new AbortController();
  const onEvent = (event: EngineEvent): void => {
    if (event.kind === 'finished') abort.abort();
  };
  const options = { signal: abort.signal, onEvent };
  const report = await runOn(session, migrations(1n, 2n), { kind: 'run' }, options);
  assert.equal(report.outcome, 'cancelled');
  assert.deepEqual(outcomes(report), ['up 1 done', 'up 2 not-reached']);
});

test('a run that was aborted before it began sends nothing', async (t) => {
  const session = await open(t, await server.createDatabase());
  const report = await runOn(
    session,
    migrations(1n),
    { kind: 'run' },
    { signal: AbortSignal.abort() },
  );
  assert.equal(report.outcome, 'cancelled');
  assert.deepEqual(outcomes(report), ['up 1 not-reached']);
});

test('Cancel ends the wait for a ledger that someone has locked', async (t) => {
  const url = await server.createDatabase();
  const [session, other] = [await open(t, url), await open(t, url)];
  await runOn(session, migrations(1n));
  const plan = await planOn(session, migrations(1n, 2n), { kind: 'run' });
  await other.script('BEGIN; LOCK TABLE _sqlx_migrations');
  const abort = new AbortController();
  const running = execute(session, plan, withDefaults({ signal: abort.signal }));
  await untilWaiting(other, session.processId);
  abort.abort();
  const report = await running;
  assert.deepEqual([report.outcome, report.failure], ['cancelled', undefined]);
  assert.equal(session.transactionStatus, 'idle');
});

async function untilWaiting(session: Session, processId: number): Promise<void> {
  const sql = 'SELECT FROM pg_locks WHERE pid = $1 AND NOT granted';
  while ((await session.query(sql, [processId])).length === 0);
}

const STOPS: readonly {
  readonly title: string;
  readonly up: string;
  readonly advice: RegExp;
  readonly rows: readonly string[];
}[] = [
  {
    title: 'a server that falls silent in the middle of a script: COMMIT was sent along',
    up: `CREATE TABLE t2 (); ${LONG}`,
    advice: /^Whether 2 step 2 was committed is not known: read the ledger again/,
    rows: ['1'],
  },
  {
    title: 'a server that stops in a script outside a transaction: part of it may remain',
    up: `-- no-transaction\n${LONG}`,
    advice: /check whether part of it has remained/,
    rows: ['1'],
  },
  {
    title: 'a server that stops during COMMIT: whether it was committed is not known',
    up: LONG_COMMIT,
    advice: /^Whether 2 step 2 was committed is not known: read the ledger again/,
    rows: ['1'],
  },
];

for (const { title, up, advice, rows } of STOPS) {
  test(title, async (t) => {
    const url = await server.createDatabase();
    const session = await open(t, url);
    const found = [...migrations(1n), migration({ version: 2n, up }), ...migrations(3n)];
    let stopped: Promise<void> | undefined;
    const onEvent = onNotice(() => {
      stopped ??= server.kill();
    });
    const report: Report = await runOn(session, found, { kind: 'run' }, { onEvent });
    await stopped;
    await server.restart();
    assert.equal(report.outcome, 'failed');
    assert.deepEqual(outcomes(report), ['up 1 done', 'up 2 failed', 'up 3 not-reached']);
    const failure = report.steps[1]?.failure;
    assert.match(failure?.message ?? '', /^The connection to .* was lost/);
    assert.match(failure?.advice ?? '', advice);
    assert.deepEqual(await rowsOf(await open(t, url)), rows);
  });
}

test('a server that says goodbye in the middle of a script: nothing of it remains', async (t) => {
  const url = await server.createDatabase();
  const [session, other] = [await open(t, url), await open(t, url)];
  const found = migration({ version: 1n, up: `CREATE TABLE t1 (); ${LONG}` });
  let ended: Promise<unknown> | undefined;
  const onEvent = onNotice(() => {
    ended ??= other.query('SELECT pg_terminate_backend($1)', [session.processId]);
  });
  const report = await runOn(session, [found], { kind: 'run' }, { onEvent });
  await ended;
  const failure = report.steps[0]?.failure;
  assert.equal(failure?.sqlstate, '57P01');
  assert.equal(failure?.advice, '1 step 1 was not committed, so nothing of it remains.');
  assert.deepEqual(await relationsOf(other), []);
});

function onNotice(act: () => void): (event: EngineEvent) => void {
  return (event) => {
    if (event.kind === 'notice') act();
  };
}
