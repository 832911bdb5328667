import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { rustPrograms } from '../../scripts/rustPrograms.ts';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import { databaseText } from '../support/databaseText.ts';
import { useServer } from '../support/postgres.ts';
import { type Ended, runProgram, STAIRCASE } from '../support/program.ts';
import { LAYOUTS } from './support/layouts.ts';
import { LockWatch, WAITS_AT_GATE } from './support/lockWatch.ts';
import { type Started, start } from './support/started.ts';

const postgres = useServer();
const { server } = rustPrograms();

/** A server's start, by sqlx's own library. */
const READY: Ended = { stdout: 'ready\n', stderr: '', code: 0 };

describe('a server that migrates when it starts', () => {
  for (const [layout, prepare] of Object.entries(LAYOUTS)) {
    test(`finds nothing to do after Staircase, nor Staircase after it: ${layout}`, async (t) => {
      await using scope = new AsyncDisposableStack();
      const url = await postgres.createDatabase();
      const folders = await prepare(scope);
      const first = await staircase('run', folders.staircase, url);
      assert.match(first.stdout, /^(Applied .*\n){5}$/);
      const left = await databaseText(url);
      assert.deepEqual(await start(t, server, [folders.sqlx, url], url).ended, READY);
      assert.equal(await databaseText(url), left);

      const undo = [folders.sqlx, url, '--revert-to', '20260201000000'];
      assert.deepEqual(await start(t, server, undo, url).ended, READY);
      assert.match((await staircase('run', folders.staircase, url)).stdout, /^(Applied .*\n){3}$/);
      assert.equal(await databaseText(url), left);
    });
  }

  test('keeps Staircase waiting, which says for whom', async (t) => {
    const { url, folder, watch } = await gated(t, INDEX);
    const serving = start(t, server, [folder, url], url);
    const holder = await watch.untilGated();
    const running = startStaircase(t, folder, url);
    await running.said(new RegExp(`held by pid ${holder}\\b`));
    await watch.openGate();
    assert.deepEqual(await serving.ended, READY);
    const { stdout, code } = await running.ended;
    assert.deepEqual({ stdout, code }, { stdout: '', code: 0 });
  });

  test('waits for Staircase, and finds everything done', async (t) => {
    const { url, folder, watch } = await gated(t, { '2_after.sql': 'SELECT 1;\n' });
    const running = startStaircase(t, folder, url);
    const holder = await watch.untilGated();
    const serving = start(t, server, [folder, url], url);
    assert.notEqual(await watch.untilLocked(), holder);
    await watch.openGate();
    const { stdout, code } = await running.ended;
    assert.match(stdout, /^Applied 1\/migrate gate .*\nApplied 2\/migrate after .*\n$/);
    assert.equal(code, 0);
    assert.deepEqual(await serving.ended, READY);
  });

  test('keeps the lock after a failure for as long as it lives, and Staircase waits for its end', async (t) => {
    const url = await postgres.createDatabase();
    const [broken, mended] = ['SELECT nothing;\n', 'CREATE TABLE a ();\n'].map((it) =>
      makeTree(t, { '1_a.sql': it }),
    );
    const serving = start(t, server, [broken ?? '', url, '--stay'], url);
    await serving.said(/^while executing migration 1: .*"nothing" does not exist/);
    const running = startStaircase(t, mended ?? '', url);
    await running.said(/held by pid \d+/);
    serving.release();
    assert.equal((await serving.ended).code, 1);
    assert.match((await running.ended).stdout, /^Applied 1\/migrate a /);
  });

  /** It waits inside a statement, whose snapshot an index that is built concurrently waits for. */
  test('by its way of waiting falls into a deadlock where Staircase would not', async (t) => {
    const { url, folder, watch } = await gated(t, INDEX);
    const running = startStaircase(t, folder, withDeadlockTimeout(url, '1min'));
    await watch.untilGated();
    const serving = start(t, server, [folder, withDeadlockTimeout(url, '5s')], url);
    await watch.untilLocked();
    await watch.openGate();
    const [staircase, served] = await Promise.all([running.ended, serving.ended]);
    assert.match(staircase.stdout, /^Applied 1\/migrate gate .*\nApplied 2\/migrate index .*\n$/);
    assert.match(served.stderr, /"40P01"/);
    assert.deepEqual(await start(t, server, [folder, url], url).ended, READY);
  });
});

const INDEX: Tree = {
  '2_index.sql': '-- no-transaction\nCREATE INDEX CONCURRENTLY by_a ON gated (a);\n',
};

/** Whoever has waited this long looks for a deadlock, and is the one that fails. */
function withDeadlockTimeout(url: string, timeout: string): string {
  return `${url}?options=-c%20deadlock_timeout%3D${timeout}`;
}

/** A folder whose first migration waits until the test opens the gate. */
async function gated(t: TestContext, next: Tree) {
  const url = await postgres.createDatabase();
  const folder = makeTree(t, { '1_gate.sql': WAITS_AT_GATE, ...next });
  return { url, folder, watch: await LockWatch.open(t, url) };
}

function startStaircase(t: Parameters<typeof start>[0], folder: string, url: string): Started {
  const args = [...STAIRCASE.first, 'migrate', 'run', '--source', folder];
  return start(t, STAIRCASE.file, args, url);
}

function staircase(command: string, folder: string, url: string): Promise<Ended> {
  const surroundings = { cwd: folder, env: { DATABASE_URL: url } };
  return runProgram(STAIRCASE, ['migrate', command, '--source', folder], surroundings);
}
