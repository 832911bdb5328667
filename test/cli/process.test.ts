import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { suite, type TestContext, test } from 'node:test';
import { open } from '../engine/support/scene.ts';
import { makeTree } from '../migrations/makeTree.ts';
import { useServer } from '../support/postgres.ts';
import { runProgram, STAIRCASE } from '../support/program.ts';
import { TWO } from './scene.ts';

const ON_LINUX = { skip: process.platform !== 'linux' };

/** A migration that ends only when it is cancelled. */
const ENDLESS = { 'migrations/3_endless/up.sql': 'CREATE TABLE c (); SELECT pg_sleep(1e6);' };

/** What it raises is told on stderr. */
const TALKATIVE = {
  'migrations/3_talkative/up.sql': "DO $$ BEGIN RAISE NOTICE 'still there?'; END $$;",
};

suite('the command line as a process', { concurrency: true }, () => {
  const server = useServer();

  test('results go to stdout, explanations to stderr, and the exit code is 1', async (t) => {
    const cwd = makeTree(t, { 'migrations/1_a/up.sql': 'CREATE TABL a ();' });
    const DATABASE_URL = await server.createDatabase();
    const ended = await runProgram(STAIRCASE, ['migrate', 'run'], { cwd, env: { DATABASE_URL } });
    assert.equal(ended.code, 1);
    assert.match(ended.stdout, /^error: while executing migration 1: .*syntax error.*\n$/);
    assert.match(ended.stderr, /up\.sql:1:8/);
  });

  test('the version and the help are fine, whatever the directory', async () => {
    for (const args of [['--version'], ['--help'], ['migrate', 'run', '--help']]) {
      const { code, stdout, stderr } = await runProgram(STAIRCASE, args, { cwd: '/', env: {} });
      assert.deepEqual([code, stderr], [0, '']);
      assert.match(stdout, /staircase/);
    }
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    test(`${signal} cancels on the server, rolls back, and the exit code is 130`, async (t) => {
      const url = await server.createDatabase();
      const watcher = await open(t, url);
      const run = start(t, ['migrate', 'run'], makeTree(t, { ...TWO, ...ENDLESS }), url);
      await appliesLines(run, 2);
      await isRunning(t, url, run);
      run.kill(signal);
      assert.deepEqual(await once(run, 'close'), [130, null]);
      const [left] = await watcher.query(
        "SELECT count(*)::int AS rows, to_regclass('c') IS NULL AS gone FROM _sqlx_migrations",
      );
      assert.deepEqual(left, { rows: 2, gone: true });
      const locks = await watcher.query(
        `SELECT FROM pg_locks WHERE locktype = 'advisory' AND database =
           (SELECT oid FROM pg_database WHERE datname = current_database())`,
      );
      assert.equal(locks.length, 0);
    });
  }

  test('SIGTERM ends linting at once, however large the file is', ON_LINUX, async (t) => {
    const cwd = makeTree(t, { 'huge.sql': 'CREATE TABLE t (a int);\n'.repeat(60_000) });
    const lint = start(t, ['lint', '--fix', 'huge.sql'], cwd, '');
    await hasWorked(lint, 100);
    lint.kill('SIGTERM');
    assert.deepEqual(await once(lint, 'close'), [null, 'SIGTERM']);
  });

  for (const [stream, line] of [
    ['stdout', 'migrate list'],
    ['stderr', 'migrate run'],
  ] as const) {
    test(`a reader of ${stream} that has seen enough is no failure`, async (t) => {
      const cwd = makeTree(t, { ...TWO, ...TALKATIVE });
      const child = start(t, line.split(' '), cwd, await server.createDatabase());
      child[stream]?.destroy();
      child.stdout?.resume();
      assert.deepEqual(await once(child, 'close'), [0, null]);
    });
  }
});

function start(
  t: TestContext,
  args: readonly string[],
  cwd: string,
  DATABASE_URL: string,
): ChildProcess {
  const env = { PATH: process.env['PATH'], DATABASE_URL };
  const child = spawn(STAIRCASE.file, [...STAIRCASE.first, ...args], { cwd, env });
  t.after(() => child.kill('SIGKILL'));
  return child;
}

/** Resolves when a process has used so many hundredths of a second of a processor. */
async function hasWorked({ pid, exitCode }: ChildProcess, hundredths: number): Promise<void> {
  while (exitCode === null) {
    const [, fields = ''] = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ');
    if (Number(fields.split(' ')[11]) >= hundredths) return;
  }
}

/** Resolves when so many migrations were told to be applied. */
async function appliesLines({ stdout }: ChildProcess, count: number): Promise<void> {
  let said = '';
  for await (const chunk of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    said += chunk;
    if (said.split('Applied').length > count) return;
  }
}

/** Resolves when the server is in the statement that never ends. */
async function isRunning(t: TestContext, url: string, run: ChildProcess): Promise<void> {
  const session = await open(t, url);
  while (run.exitCode === null) {
    const rows = await session.query(
      `SELECT 1 FROM pg_stat_activity
       WHERE state = 'active' AND query LIKE '%pg_sleep(1e6)%' AND pid <> pg_backend_pid()`,
    );
    if (rows.length > 0) return;
  }
  throw new Error(`The run has ended with ${run.exitCode}.`);
}
