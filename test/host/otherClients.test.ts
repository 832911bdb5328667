import assert from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import type { Session } from '../../src/database/session.ts';
import { readLedger } from '../../src/engine/ledger/readLedger.ts';
import { lockId } from '../../src/engine/lock/lock.ts';
import type { Plan } from '../../src/engine/plan/plan.ts';
import { plan } from '../../src/engine/plan/planner.ts';
import { execute } from '../../src/engine/run/execute.ts';
import type { EngineEvent, Report } from '../../src/engine/run/report.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import {
  applied,
  freshDatabase,
  isOnServer,
  query,
  targetName,
  withSession,
} from './support/database.ts';
import { Dialogs } from './support/dialogs.ts';
import { command } from './support/extension.ts';
import { addFiles, fillWorkspace, migrationsPath, THREE } from './support/workspace.ts';

const ALL = ['20260101000001', '20260101000002', '20260101000003'];

suite(`Other clients of ${targetName}`, () => {
  let dialogs: Dialogs;

  setup(async () => {
    await fillWorkspace(THREE);
    await freshDatabase();
    dialogs = new Dialogs();
  });
  teardown(() => dialogs.restore());

  test('of two windows that press Run at once, one runs each migration and the other says so', async () => {
    const reports = await withSession(async (there) => {
      const planned = await planIn(there);
      return await untilBothWait(async (onWaiting) => {
        const here = command<Report>('staircase.runPending');
        await dialogs.progress(/waiting for the migration lock/);
        return [here, run(there, planned, onWaiting)];
      });
    });
    const [done, refused] = reports.toSorted((a, b) => compare(a?.outcome, b?.outcome));
    assert.equal(done?.outcome, 'done');
    assert.equal(refused?.outcome, 'refused');
    assert.deepEqual(
      refused.refusals.map(({ code }) => code),
      ['stale'],
    );
    assert.deepEqual(await applied(), ALL);
  });

  if (isOnServer) {
    test('a run waits for the lock, says who holds it, and can be cancelled while it waits', async () => {
      await withLockHeld(async () => {
        const running = command<Report>('staircase.runPending');
        const cancel = await dialogs.progress(/waiting for the migration lock.*pid/);
        cancel();
        assert.equal((await running)?.outcome, 'cancelled');
      });
      assert.deepEqual(await applied(), []);
    });

    test('a run gives up the wait after staircase.lockWait, and says who has the lock', async () => {
      const settings = vscode.workspace.getConfiguration('staircase');
      await settings.update('lockWait', 1, vscode.ConfigurationTarget.Workspace);
      await withLockHeld(async () => {
        const report = await command<Report>('staircase.runPending');
        assert.equal(report?.outcome, 'failed');
        assert.match(dialogs.said.join('\n'), /held by pid \d+.*Gave up after 1 s/);
      });
      assert.deepEqual(await applied(), []);
      await settings.update('lockWait', undefined, vscode.ConfigurationTarget.Workspace);
    });

    test('a connection that is cut in the middle is a failure that says so, and the tree knows', async () => {
      await addFiles({ 'migrations/20260101000004_cut/up.sql': 'SELECT pg_sleep(60);\n' });
      const running = command<Report>('staircase.runPending');
      await dialogs.progress(/4 of 4/);
      await query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(60)%' AND pid <> pg_backend_pid()",
      );
      const report = await running;
      assert.equal(report?.outcome, 'failed');
      assert.deepEqual(await applied(), ALL);
      assert.match(dialogs.said.join('\n'), /terminat/);
    });
  }
});

/** While another session has the lock that sqlx takes for this database. */
async function withLockHeld(work: () => Promise<void>): Promise<void> {
  const lock = "0x3d32ad9e::bigint * crc32(convert_to(current_database(), 'UTF8'))";
  await withSession(async (holder) => {
    await holder.script(`SELECT pg_advisory_lock(${lock})`);
    await work();
  });
}

async function planIn(session: Session): Promise<Plan> {
  const ledger = await readLedger(session, '_sqlx_migrations');
  const folders = [await readFolder(migrationsPath())];
  return plan({ folders, ledger, outOfOrder: 'warn' }, { kind: 'run' });
}

function run(session: Session, planned: Plan, onWaiting: () => void): Promise<Report> {
  const onEvent = ({ kind }: EngineEvent) => kind === 'waiting-for-lock' && onWaiting();
  const agreed = { doubtsConfirmed: true };
  return execute(session, planned, { ...agreed, onEvent });
}

/** Keeps the migration lock until the runs that `start` begins stand before it, then lets them go. */
async function untilBothWait<Result>(
  start: (onWaiting: () => void) => Promise<Promise<Result>[]>,
): Promise<Result[]> {
  return await withSession(async (holder) => {
    const [row] = await holder.query('SELECT current_database() AS name');
    const id = lockId(String(row?.['name']));
    assert.ok(await holder.tryLock(id));
    const running = await new Promise<Promise<Result>[]>((resolve, reject) => {
      const started = start(() => resolve(started));
      started.catch(reject);
    });
    await holder.unlock(id);
    return await Promise.all(running);
  });
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : 1;
}
