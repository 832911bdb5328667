import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLedger } from '../../src/engine/ledger/readLedger.ts';
import { execute } from '../../src/engine/run/execute.ts';
import type { EngineEvent } from '../../src/engine/run/report.ts';
import { migration, migrations } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import {
  LEDGER,
  open,
  outcomes,
  planOn,
  relationsOf,
  rowsOf,
  runOn,
  withDefaults,
} from './support/scene.ts';

const server = useServer();

test('run, run again, revert, redo, reset', async (t) => {
  const session = await open(t, await server.createDatabase());
  const found = migrations(1n, 2n, 3n);
  assert.deepEqual(outcomes(await runOn(session, found)), ['up 1 done', 'up 2 done', 'up 3 done']);
  const again = await runOn(session, found);
  assert.deepEqual([again.outcome, again.steps], ['done', []]);
  assert.deepEqual(outcomes(await runOn(session, found, { kind: 'revert-last' })), ['down 3 done']);
  assert.deepEqual(outcomes(await runOn(session, found, { kind: 'redo' })), [
    'down 2 done',
    'up 2 done',
  ]);
  assert.deepEqual(await relationsOf(session), ['t1', 't2']);
  assert.deepEqual(outcomes(await runOn(session, found, { kind: 'reset' })), [
    'down 2 done',
    'down 1 done',
  ]);
  assert.deepEqual(await relationsOf(session), []);
  assert.deepEqual(await rowsOf(session), []);
});

test('the ledger is the table that sqlx makes, to the last column', async (t) => {
  const session = await open(t, await server.createDatabase());
  await runOn(session, migrations(1n));
  const columns = await session.query(
    `SELECT attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull AS column
     FROM pg_attribute WHERE attrelid = '_sqlx_migrations'::regclass AND attnum > 0 ORDER BY attnum`,
  );
  assert.deepEqual(
    columns.map((row) => row['column']),
    [
      'version bigint true',
      'description text true',
      'installed_on timestamp with time zone true',
      'success boolean true',
      'checksum bytea true',
      'execution_time bigint true',
    ],
  );
});

test('each step is told as it starts, with what the server notes, and as it is done', async (t) => {
  const session = await open(t, await server.createDatabase());
  const notice = migration({ version: 1n, up: 'DROP TABLE IF EXISTS nothing;' });
  const events: EngineEvent[] = [];
  const onEvent = (event: EngineEvent): number => events.push(event);
  const report = await runOn(session, [notice], { kind: 'run' }, { onEvent });
  assert.deepEqual(
    events.map((event) => event.kind),
    ['started', 'notice', 'finished'],
  );
  assert.match(report.steps[0]?.notices[0]?.message ?? '', /"nothing" does not exist, skipping/);
});

test('a failure tells statement, line and column, also behind letters of two units', async (t) => {
  const session = await open(t, await server.createDatabase());
  const up = "-- 😀 ünï\r\nCREATE TABLE a ();\r\n  SELECT '😀', nope\r\n  FROM a;\r\nSELECT 1;";
  const report = await runOn(session, [migration({ version: 1n, up })]);
  const failure = report.steps[0]?.failure;
  assert.equal(failure?.message, 'column "nope" does not exist');
  assert.equal(failure.sqlstate, '42703');
  assert.deepEqual(failure.place, { line: 3, column: 16 });
  assert.equal(failure.statement, "SELECT '😀', nope\r\n  FROM a");
  assert.match(failure.path ?? '', /1_step_1\.up\.sql$/);
});

test('an error inside a function tells the way to it', async (t) => {
  const session = await open(t, await server.createDatabase());
  const up = 'DO $$ BEGIN PERFORM 1/0; END $$;';
  const report = await runOn(session, [migration({ version: 1n, up })]);
  const failure = report.steps[0]?.failure;
  assert.equal(failure?.sqlstate, '22012');
  assert.match(failure.where ?? '', /PL\/pgSQL function inline_code_block line 1/);
  assert.deepEqual(failure.place, { line: 1, column: 1 });
});

test('what was done before a failure stays, what comes after is not reached', async (t) => {
  const session = await open(t, await server.createDatabase());
  const [one, , three] = migrations(1n, 2n, 3n);
  const two = migration({ version: 2n, up: 'CREATE TABLE t2 (); CREATE TABLE t1 ();' });
  const report = await runOn(
    session,
    [one, two, three].filter((it) => it !== undefined),
  );
  assert.equal(report.outcome, 'failed');
  assert.deepEqual(outcomes(report), ['up 1 done', 'up 2 failed', 'up 3 not-reached']);
  assert.deepEqual(await relationsOf(session), ['t1']);
});

test('a file of 10 MB runs', async (t) => {
  const session = await open(t, await server.createDatabase());
  const line = `INSERT INTO big VALUES ('${'x'.repeat(980)}');\n`;
  const up = `CREATE TABLE big (a text);\n${line.repeat(10_000)}`;
  assert.ok(up.length > 10_000_000);
  assert.equal((await runOn(session, [migration({ version: 1n, up })])).outcome, 'done');
  const [row] = await session.query('SELECT count(*) AS count FROM big');
  assert.equal(row?.['count'], '10000');
});

test('a plan with refusals sends nothing', async (t) => {
  const session = await open(t, await server.createDatabase());
  const found = [...migrations(1n), ...migrations(1n)];
  const report = await runOn(session, found);
  assert.equal(report.outcome, 'refused');
  assert.equal((await readLedger(session, LEDGER)).location, undefined);
});

test('marking as applied writes rows and runs nothing', async (t) => {
  const session = await open(t, await server.createDatabase());
  const found = migrations(1n, 2n, 3n);
  const report = await runOn(session, found, { kind: 'mark-applied', versions: [1n, 2n] });
  assert.deepEqual(outcomes(report), ['mark 1 done', 'mark 2 done']);
  const { rows } = await readLedger(session, LEDGER);
  assert.deepEqual(
    rows.map((row) => [row.version, row.success, row.executionTime]),
    [
      [1n, true, -1n],
      [2n, true, -1n],
    ],
  );
  assert.deepEqual(await relationsOf(session), []);
  assert.deepEqual(outcomes(await runOn(session, found)), ['up 3 done']);
});

test('a plan that the ledger has left behind is refused, and writes nothing', async (t) => {
  const session = await open(t, await server.createDatabase());
  const found = migrations(1n, 2n);
  const old = await planOn(session, found, { kind: 'run' });
  await runOn(session, found, { kind: 'run-to', version: 1n });
  const report = await execute(session, old, withDefaults());
  assert.equal(report.outcome, 'refused');
  assert.match(report.refusals[0]?.message ?? '', /changed since this plan was made \(rows of 1\)/);
  assert.deepEqual(outcomes(report), ['up 1 not-reached', 'up 2 not-reached']);
  assert.deepEqual(await rowsOf(session), ['1']);
});

test('timeouts hold for scripts, and only there', async (t) => {
  const session = await open(t, await server.createDatabase());
  const settings =
    "SELECT current_setting('lock_timeout') || ' ' || current_setting('statement_timeout') AS now";
  const noted = (head: string, version: bigint): ReturnType<typeof migration> =>
    migration({ version, up: `${head}CREATE TABLE s${version} AS ${settings};` });
  const found = [noted('', 1n), noted('-- no-transaction\n', 2n)];
  const timeouts = { lockTimeout: 3000, statementTimeout: 60_000 };
  assert.equal((await runOn(session, found, { kind: 'run' }, timeouts)).outcome, 'done');
  for (const table of ['s1', 's2']) {
    assert.deepEqual(await session.query(`SELECT now FROM ${table}`), [{ now: '3s 1min' }]);
  }
  assert.deepEqual(await session.query(settings), [{ now: '0 0' }]);
});

test("a script's own SET of a timeout outlives it, as in sqlx", async (t) => {
  const session = await open(t, await server.createDatabase());
  const found = [
    migration({ version: 1n, up: "-- no-transaction\nSET lock_timeout = '7s';" }),
    migration({ version: 2n, up: "SET statement_timeout = '8min';" }),
  ];
  await runOn(session, found, { kind: 'run' }, { lockTimeout: 3000, statementTimeout: 60_000 });
  const [row] = await session.query(
    "SELECT current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement",
  );
  assert.deepEqual(row, { lock: '7s', statement: '8min' });
});

test('statement_timeout ends a script and says so', async (t) => {
  const session = await open(t, await server.createDatabase());
  const found = [migration({ version: 1n, up: 'SELECT pg_sleep(60);' })];
  const report = await runOn(session, found, { kind: 'run' }, { statementTimeout: 50 });
  assert.equal(report.outcome, 'failed');
  assert.equal(report.steps[0]?.failure?.sqlstate, '57014');
  assert.match(report.steps[0].failure.advice ?? '', /statement_timeout/);
});

test('lock_timeout ends a script that waits for a table and says so', async (t) => {
  const url = await server.createDatabase();
  const [session, other] = [await open(t, url), await open(t, url)];
  await other.script('CREATE TABLE busy ()');
  await other.script('BEGIN; LOCK TABLE busy');
  const found = [migration({ version: 1n, up: 'ALTER TABLE busy ADD a int;' })];
  const report = await runOn(session, found, { kind: 'run' }, { lockTimeout: 50 });
  assert.equal(report.steps[0]?.failure?.sqlstate, '55P03');
  assert.match(report.steps[0].failure.advice ?? '', /Another session holds the lock/);
});
