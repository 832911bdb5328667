import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import { lockId } from '../../src/engine/lock/lock.ts';
import { execute } from '../../src/engine/run/execute.ts';
import type { EngineEvent, Report } from '../../src/engine/run/report.ts';
import { sceneOf, TWO } from '../cli/scene.ts';
import { open, planOn, type RunOptions, runOn, withDefaults } from '../engine/support/scene.ts';
import { type MigrationSource, migration, migrations } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';

const server = useServer();

/** Says that the script is under way, then takes longer than any test. */
const LONG = "DO $$ BEGIN RAISE NOTICE 'here'; END $$; SELECT pg_sleep(600);";

/** A trigger that refuses at COMMIT. */
const LATE = `CREATE TABLE late (a int UNIQUE DEFERRABLE INITIALLY DEFERRED); INSERT INTO late VALUES (1), (1);`;

/** Ways out of a run. Whoever has run keeps the session open, so that only the engine can give the lock back. */
const PATHS: readonly {
  readonly title: string;
  readonly files: readonly Omit<MigrationSource, 'version'>[];
  readonly outcome: Report['outcome'];
  readonly before?: string;
  readonly abortAtNotice?: true;
}[] = [
  { title: 'that is done', files: [{ up: 'CREATE TABLE a ();' }], outcome: 'done' },
  { title: 'whose script fails', files: [{ up: 'SELECT nope;' }], outcome: 'failed' },
  {
    title: 'whose script fails in the middle, outside a transaction',
    files: [{ up: '-- no-transaction\nCREATE TABLE a (); SELECT nope;' }],
    outcome: 'failed',
  },
  { title: 'that fails at COMMIT', files: [{ up: LATE }], outcome: 'failed' },
  {
    title: 'whose script leaves a transaction open',
    files: [{ up: '-- no-transaction\nBEGIN; CREATE TABLE a ();' }],
    outcome: 'failed',
  },
  {
    title: 'whose script leaves a failed transaction',
    files: [{ up: '-- no-transaction\nBEGIN; SELECT nope;' }],
    outcome: 'failed',
  },
  {
    title: 'that is cancelled in a script',
    files: [{ up: LONG }],
    outcome: 'cancelled',
    abortAtNotice: true,
  },
  {
    title: 'that is cancelled in a script outside a transaction',
    files: [{ up: `-- no-transaction\n${LONG}` }],
    outcome: 'cancelled',
    abortAtNotice: true,
  },
  {
    title: 'whose ledger cannot be made',
    files: [{ up: 'CREATE TABLE a ();' }],
    before: 'CREATE TYPE _sqlx_migrations AS ENUM ()',
    outcome: 'failed',
  },
];

describe('the lock is given back by a run', () => {
  for (const { title, files, outcome, before = '', abortAtNotice } of PATHS) {
    test(title, async (t) => {
      const url = await server.createDatabase();
      const session = await open(t, url);
      await session.script(before);
      const found = files.map((file, at) => migration({ version: BigInt(at + 1), ...file }));
      const options = abortAtNotice ? abortedAtNotice() : {};
      assert.equal((await runOn(session, found, { kind: 'run' }, options)).outcome, outcome);
      await assertFree(t, url);
      assert.equal(session.transactionStatus, 'idle');
    });
  }

  test('whose plan is stale', async (t) => {
    const url = await server.createDatabase();
    const session = await open(t, url);
    const plan = await planOn(session, migrations(1n), { kind: 'run' });
    await runOn(session, migrations(1n));
    const { outcome } = await execute(session, plan, withDefaults());
    assert.equal(outcome, 'refused');
    await assertFree(t, url);
  });

  test('whose session the server ends', async (t) => {
    const url = await server.createDatabase();
    const session = await open(t, url);
    const other = await open(t, url);
    const found = [migration({ version: 1n, up: LONG })];
    const onEvent = (event: EngineEvent): void => {
      if (event.kind === 'notice') void terminate(other, session);
    };
    const report = await runOn(session, found, { kind: 'run' }, { onEvent });
    assert.equal(report.outcome, 'failed');
    await assertFree(t, url);
  });
});

describe('a command line that waits for the lock', () => {
  test('gives up after staircase.lockWait seconds, and says who holds it', async (t) => {
    const settings = { '.vscode/settings.json': '{ "staircase.lockWait": 1 }' };
    const { call, url } = await sceneOf(t, server, { ...TWO, ...settings });
    const holder = await open(t, url, 'hodei-server');
    await holder.tryLock(lockId(databaseOf(url)));
    const { code, out, err } = await call('migrate run');
    const held = `held by pid ${holder.processId}, application hodei-server`;
    assert.match(err, new RegExp(`waiting for the migration lock .*${held}`));
    assert.match(out, new RegExp(`^error: .*Another run has the lock of this database: ${held}`));
    assert.equal(code, 1);
  });

  test('stops at Ctrl-C, before anything is run', async (t) => {
    const { call, url } = await sceneOf(t, server);
    const holder = await open(t, url);
    await holder.tryLock(lockId(databaseOf(url)));
    const abort = new AbortController();
    const running = call('migrate run', { signal: abort.signal });
    while ((await holder.query(WAITERS)).length === 0);
    abort.abort();
    const { code, out } = await running;
    assert.deepEqual([code, out], [130, 'error: cancelled\n']);
    assert.deepEqual(await holder.query("SELECT to_regclass('a') AS a"), [{ a: null }]);
  });
});

/** The session of a run that has asked for the lock and not got it. */
const WAITERS = `SELECT FROM pg_stat_activity WHERE datname = current_database()
  AND pid <> pg_backend_pid() AND query LIKE '%advisory%' AND state = 'idle'`;

async function assertFree(t: TestContext, url: string): Promise<void> {
  const other = await open(t, url);
  assert.equal(await other.tryLock(lockId(databaseOf(url))), true, 'the lock is still held');
}

function abortedAtNotice(): RunOptions {
  const abort = new AbortController();
  return {
    signal: abort.signal,
    onEvent: ({ kind }) => kind === 'notice' && abort.abort(),
  };
}

async function terminate(by: Session, { processId }: Session): Promise<void> {
  await by.query('SELECT pg_terminate_backend($1)', [processId]);
}

function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}
