import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openBuiltIn } from '../../src/database/embedded/openBuiltIn.ts';
import type { Session } from '../../src/database/session.ts';
import { execute } from '../../src/engine/run/execute.ts';
import type { EngineEvent } from '../../src/engine/run/report.ts';
import { useBuiltIn } from '../support/builtIn.ts';
import { migration, migrations } from '../support/migrations.ts';
import { outcomes, planOn, relationsOf, rowsOf, runOn, withDefaults } from './support/scene.ts';

const place = useBuiltIn();

test('run, revert, redo and reset on the built-in database', async (t) => {
  const [session] = await windows(t, 1);
  const found = migrations(1n, 2n);
  assert.deepEqual(outcomes(await runOn(session, found)), ['up 1 done', 'up 2 done']);
  assert.deepEqual(outcomes(await runOn(session, found, { kind: 'revert-last' })), ['down 2 done']);
  assert.deepEqual(outcomes(await runOn(session, found, { kind: 'redo' })), [
    'down 1 done',
    'up 1 done',
  ]);
  assert.deepEqual(outcomes(await runOn(session, found, { kind: 'reset' })), ['down 1 done']);
  assert.deepEqual(await relationsOf(session), []);
});

test('a failure tells its place, and the session lives on', async (t) => {
  const [session] = await windows(t, 1);
  const up = 'CREATE TABLE a ();\nSELECT nope FROM a;\nCREATE TABLE b ();';
  const report = await runOn(session, [migration({ version: 1n, up })]);
  const failure = report.steps[0]?.failure;
  assert.deepEqual([failure?.sqlstate, failure?.place], ['42703', { line: 2, column: 8 }]);
  assert.deepEqual(await relationsOf(session), []);
  assert.equal((await runOn(session, migrations(1n))).outcome, 'done');
});

test('outside a transaction and with a transaction of its own', async (t) => {
  const [session] = await windows(t, 1);
  const found = [
    migration({ version: 1n, up: 'CREATE TABLE a (b int);' }),
    migration({ version: 2n, up: '-- no-transaction\nCREATE INDEX CONCURRENTLY i ON a (b);' }),
    migration({ version: 3n, up: 'BEGIN; CREATE TABLE c (); COMMIT;' }),
  ];
  assert.equal((await runOn(session, found)).outcome, 'done');
  assert.deepEqual(await rowsOf(session), ['1', '2', '3']);
  assert.deepEqual(await relationsOf(session), ['a', 'c', 'i']);
});

test('two windows press Run at once: one runs, the other is told that its plan is stale', async (t) => {
  const both = await windows(t, 2);
  const found = migrations(1n, 2n, 3n);
  const plans = await Promise.all(both.map((it) => planOn(it, found, { kind: 'run' })));
  const reports = await Promise.all(
    plans.map((plan, index) => execute(both[index] ?? both[0], plan, withDefaults())),
  );
  assert.deepEqual(reports.map((it) => it.outcome).sort(), ['done', 'refused']);
  assert.deepEqual(await rowsOf(both[0]), ['1', '2', '3']);
});

test('Cancel ends its process; the next session finds what was committed and nothing else', async (t) => {
  const workspace = newWorkspace(t);
  const session = await open(t, workspace);
  const long = "CREATE TABLE t2 (); DO $$ BEGIN RAISE NOTICE 'here'; END $$; SELECT pg_sleep(600);";
  const found = [...migrations(1n), migration({ version: 2n, up: long }), ...migrations(3n)];
  const abort = new AbortController();
  const onEvent = (event: EngineEvent): void => {
    if (event.kind === 'notice') abort.abort();
  };
  const report = await runOn(session, found, { kind: 'run' }, { signal: abort.signal, onEvent });
  assert.equal(report.outcome, 'cancelled');
  assert.deepEqual(outcomes(report), ['up 1 done', 'up 2 failed', 'up 3 not-reached']);
  const next = await open(t, workspace);
  assert.deepEqual(await rowsOf(next), ['1']);
  assert.deepEqual(await relationsOf(next), ['t1']);
});

async function windows(t: TestContext, count: number): Promise<[Session, ...Session[]]> {
  const workspace = newWorkspace(t);
  const first = await open(t, workspace);
  const others = Array.from({ length: count - 1 }, () => open(t, workspace));
  return [first, ...(await Promise.all(others))];
}

function newWorkspace(t: TestContext): string {
  const workspace = mkdtempSync(join(tmpdir(), 'staircase-workspace-'));
  t.after(() => rmSync(workspace, { recursive: true, force: true }));
  return workspace;
}

async function open(t: TestContext, workspace: string): Promise<Session> {
  const target = { kind: 'built-in', name: 'built-in', role: 'local', workspace } as const;
  const options = { applicationName: 'staircase', grace: 200 };
  const session = await openBuiltIn(target, place.environment, options);
  t.after(() => session.close());
  return session;
}
