import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import { dropInvalidIndex } from '../../src/engine/halfDone/dropInvalidIndex.ts';
import type { Timeouts } from '../../src/engine/lock/timeouts.ts';
import { executeRepair } from '../../src/engine/repair/executeRepair.ts';
import { repairsFor } from '../../src/engine/repair/repairsFor.ts';
import { migration, migrations } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { losingSession } from './support/losingSession.ts';
import { LEDGER, open, planOn, rowsOf, runOn } from './support/scene.ts';

const server = useServer();
const LIMIT: Timeouts = { lockTimeout: 50 };
const MARK = { kind: 'mark-applied', versions: [2n] } as const;

/** Two sessions on one database with 1 applied; the second holds the lock on what is written. */
async function held(t: TestContext, lock = `LOCK TABLE ${LEDGER} IN SHARE MODE`) {
  const url = await server.createDatabase();
  const [session, other] = [await open(t, url), await open(t, url)];
  await runOn(session, migrations(1n));
  await other.script(`BEGIN; ${lock}`);
  return { session, other };
}

suite('a row that is written alone', () => {
  for (const timeouts of [LIMIT, { statementTimeout: 50 }]) {
    test(`a mark ends at ${Object.keys(timeouts)[0]}`, async (t) => {
      const { session, other } = await held(t);
      const report = await runOn(session, migrations(1n, 2n), MARK, timeouts);
      const state = 'lockTimeout' in timeouts ? '55P03' : '57014';
      assert.equal(report.steps[0]?.failure?.sqlstate, state);
      await other.script('ROLLBACK');
      assert.deepEqual(await rowsOf(session), ['1']);
    });
  }
  test('a mark is cancelled while it waits', async (t) => {
    const { session, other } = await held(t);
    const abort = new AbortController();
    const options = { signal: abort.signal };
    const running = runOn(session, migrations(1n, 2n), MARK, options);
    await untilWaiting(other, session);
    abort.abort();
    const report = await running;
    assert.equal(report.outcome, 'cancelled');
    assert.equal(report.steps[0]?.failure?.advice, 'Nothing of it remains.');
    await other.script('ROLLBACK');
    assert.deepEqual(await rowsOf(session), ['1']);
    assert.equal(session.transactionStatus, 'idle');
  });
  test('the row of a script outside a transaction: its effects stay, which is said', async (t) => {
    const { session, other } = await held(t);
    const [one] = migrations(1n);
    assert.ok(one);
    const index = migration({ version: 2n, up: '-- no-transaction\nCREATE TABLE x ();' });
    const report = await runOn(session, [one, index], { kind: 'run' }, LIMIT);
    const failure = report.steps[0]?.failure;
    assert.equal(failure?.sqlstate, '55P03');
    assert.match(failure.message, /^Writing its row in the ledger: /);
    assert.match(failure.advice ?? '', /has run and its effects stay, without its row\./);
    assert.deepEqual(failure.choices, ['mark']);
    await other.script('ROLLBACK');
    assert.deepEqual(await rowsOf(session), ['1']);
  });
});

suite('what else is written has the limits of the target', () => {
  test('a repair', async (t) => {
    const { session, other } = await held(t, 'SELECT 1');
    await session.script(`UPDATE ${LEDGER} SET success = false`);
    await other.script(`UPDATE ${LEDGER} SET success = true`);
    const choice = repairsFor(await planOn(session, migrations(1n), { kind: 'run' }), 1n);
    assert.ok(choice.kind === 'repairs');
    const report = await executeRepair(session, choice.repairs[0], LIMIT);
    assert.deepEqual([report.outcome, report.failure?.sqlstate], ['failed', '55P03']);
    assert.equal(session.transactionStatus, 'idle');
  });
  test('the drop of an INVALID index', async (t) => {
    const { session, other } = await held(t);
    await session.script('CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)');
    await session.script('CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)').catch(() => undefined);
    await other.script('LOCK TABLE t');
    const report = await dropInvalidIndex(session, { name: 'public.i' }, LIMIT);
    assert.deepEqual([report.outcome, report.failure?.sqlstate], ['failed', '55P03']);
  });
  test('the creation of the ledger', async (t) => {
    const url = await server.createDatabase();
    const [session, other] = [await open(t, url), await open(t, url)];
    await other.script(`BEGIN; CREATE TABLE ${LEDGER} ()`);
    const report = await runOn(session, migrations(1n), { kind: 'run' }, LIMIT);
    assert.deepEqual([report.outcome, report.failure?.sqlstate], ['failed', '55P03']);
  });
});

test('rows are compared in the transaction that repairs them', async (t) => {
  const { session, other } = await held(t, 'SELECT 1');
  await session.script(`UPDATE ${LEDGER} SET success = false`);
  await other.script(`UPDATE ${LEDGER} SET checksum = '\\x00'`);
  const choice = repairsFor(await planOn(session, migrations(1n), { kind: 'run' }), 1n);
  assert.ok(choice.kind === 'repairs');
  const repairing = executeRepair(session, choice.repairs[0]);
  await untilWaiting(other, session);
  await other.script('COMMIT');
  const report = await repairing;
  assert.equal(report.outcome, 'refused');
  assert.match(report.refusals[0]?.message ?? '', /has changed since it was shown/);
  assert.deepEqual(await rowsOf(session), ['1 failed']);
});

test('a ROLLBACK that fails does not hide what failed first', async (t) => {
  const { session } = await held(t, 'SELECT 1');
  await session.script(`UPDATE ${LEDGER} SET success = false`);
  const choice = repairsFor(await planOn(session, migrations(1n), { kind: 'run' }), 1n);
  assert.ok(choice.kind === 'repairs');
  await session.script(`ALTER TABLE ${LEDGER} ADD CHECK (NOT success)`);
  const losing = losingSession(session, { when: (_, sql) => sql === 'ROLLBACK', isDone: false });
  const { failure } = await executeRepair(losing, choice.repairs[0]);
  assert.equal(failure?.sqlstate, '23514');
});

suite('a ledger that a program without the lock makes at the same moment', () => {
  const columns = `version BIGINT PRIMARY KEY, description TEXT NOT NULL,
    installed_on TIMESTAMPTZ NOT NULL DEFAULT now(), success BOOLEAN NOT NULL,
    checksum BYTEA NOT NULL, execution_time BIGINT NOT NULL`;
  for (const [title, rows, outcome] of [
    ['is used where it is empty', '', 'done'],
    [
      'makes the plan stale where it has rows',
      `INSERT INTO ${LEDGER} VALUES (1, '', now(), true, '', 0)`,
      'refused',
    ],
  ] as const) {
    test(title, async (t) => {
      const url = await server.createDatabase();
      const [session, other] = [await open(t, url), await open(t, url)];
      await other.script(`BEGIN; CREATE TABLE ${LEDGER} (${columns}); ${rows}`);
      const running = runOn(session, migrations(1n));
      await untilWaiting(other, session);
      await other.script('COMMIT');
      const report = await running;
      assert.equal(report.outcome, outcome, report.failure?.message);
    });
  }
});

async function untilWaiting(observer: Session, { processId }: Session): Promise<void> {
  const sql = `SELECT pg_stat_clear_snapshot(), EXISTS (SELECT FROM pg_stat_activity WHERE pid = $1
    AND wait_event_type = 'Lock') AS waiting`;
  for (;;) {
    const [row] = await observer.query(sql, [processId]);
    if (row?.['waiting'] === true) return;
  }
}
