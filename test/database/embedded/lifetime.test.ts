import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { builtInDirectory } from '../../../src/database/embedded/builtInDirectory.ts';
import { openBuiltIn } from '../../../src/database/embedded/openBuiltIn.ts';
import { removeBuiltIn } from '../../../src/database/embedded/removeBuiltIn.ts';
import { ConnectionError } from '../../../src/database/failure.ts';
import type { BuiltInTarget } from '../../../src/database/target.ts';
import { killServer, useBuiltIn } from '../../support/builtIn.ts';
import { lost, newWorkspace, open, useWorkspace, value } from './support.ts';

const builtIn = useBuiltIn();
const shared = useWorkspace();

test('the process ends cleanly after its last user, and the data are there again', async (t) => {
  const target = newWorkspace(t);
  const server = await startAlone(t, target);
  const first = await open(t, target, builtIn.environment);
  const second = await open(t, target, builtIn.environment);
  await first.script('CREATE TABLE kept (a int); INSERT INTO kept VALUES (1)');
  await first.close();
  await second.close();
  const [code] = await once(server, 'exit');
  assert.equal(code, 0);
  const later = await open(t, target, builtIn.environment);
  assert.equal(await value(later, 'SELECT a FROM kept'), 1);
});

test('after kill -9 in a transaction the session is lost and the next finds what was committed', async (t) => {
  const target = shared;
  const session = await open(t, target, builtIn.environment);
  await session.script('CREATE TABLE committed (a int); INSERT INTO committed VALUES (1)');
  await session.script('BEGIN; INSERT INTO committed VALUES (2)');
  const running = assert.rejects(session.script('SELECT pg_sleep(60)'), lost);
  await killServer(directoryOf(target));
  await running;
  assert.equal(session.ended, true);
  await assert.rejects(session.tryLock(1n), lost);
  const next = await open(t, target, builtIn.environment);
  assert.equal(await value(next, 'SELECT string_agg(a::text, $$,$$) FROM committed'), '1');
});

const ENDLESS = [
  { name: 'a sleep', body: 'PERFORM pg_sleep(60)' },
  { name: 'a loop in PL/pgSQL', body: 'LOOP END LOOP' },
  {
    name: 'a recursive query',
    body: 'PERFORM 1 FROM (WITH RECURSIVE r AS (SELECT 0::float8 UNION SELECT random() FROM r) TABLE r) q',
  },
];

for (const { name, body } of ENDLESS) {
  test(`cancel ends ${name}, after which the session is lost and what was committed is there`, async (t) => {
    const target = shared;
    const session = await open(t, target, builtIn.environment);
    await session.script('CREATE TABLE IF NOT EXISTS kept (a int)');
    const begun = new Promise((resolve) => session.onNotice(resolve));
    const script = `INSERT INTO kept VALUES (1);
      DO $$ BEGIN RAISE NOTICE 'begun'; ${body}; END $$`;
    const running = assert.rejects(session.script(script), lost);
    await begun;
    await session.cancel();
    await running;
    const next = await open(t, target, builtIn.environment);
    assert.equal(await value(next, 'SELECT count(*) FROM kept'), '0');
  });
}

test('cancel with nothing running changes nothing', async (t) => {
  const session = await open(t, shared, builtIn.environment);
  await session.cancel();
  assert.equal(await value(session, 'SELECT 1'), 1);
});

test('processes that open at once share one server, exclude each other and lose nothing', async (t) => {
  const target = newWorkspace(t);
  const windows = [1, 2, 3, 4].map(() => startWindow(t, target, 25));
  const reports = await Promise.all(windows.map(async (it) => (await once(it, 'message'))[0]));
  assert.equal(new Set(reports.map((it) => it.server)).size, 1);
  assert.ok(reports[0].server > 0);
  assert.equal(reports.filter((it) => it.locked).length, 1);
  const session = await open(t, target, builtIn.environment);
  assert.equal(await value(session, 'SELECT count(*) FROM written'), '100');
});

test('a window that dies gives up its lock, and the server lives on for the others', async (t) => {
  const target = shared;
  const window = startWindow(t, target, 0);
  await once(window, 'message');
  const session = await open(t, target, builtIn.environment);
  assert.equal(await session.tryLock(1n), false);
  window.kill('SIGKILL');
  await once(window, 'exit');
  while (await session.lockHolder(1n));
  assert.equal(await session.tryLock(1n), true);
});

test('a second server for the same directory steps back', async (t) => {
  const target = shared;
  const session = await open(t, target, builtIn.environment);
  const second = spawnServer(t, target);
  const [report] = await once(second, 'message');
  assert.deepEqual(report, { kind: 'owned' });
  await once(second, 'exit');
  assert.equal(await value(session, 'SELECT 1'), 1);
});

test('a lock file whose process is gone is passed over', async (t) => {
  const target = newWorkspace(t);
  const dead = spawn(process.execPath, ['-e', '']);
  await once(dead, 'exit');
  writeOwner(target, dead.pid ?? 0, new Date());
  const session = await open(t, target, builtIn.environment);
  assert.equal(await value(session, 'SELECT 1'), 1);
  assert.ok(!readdirSync(directoryOf(target)).includes('owner-1.json'));
});

test('a lock file whose process id belongs to another program by now is passed over', async (t) => {
  const target = newWorkspace(t);
  writeOwner(target, process.pid, new Date(Date.now() - 60_000));
  const session = await open(t, target, builtIn.environment);
  assert.equal(await value(session, 'SELECT 1'), 1);
});

test('the lock file of a living owner that does not answer is respected', async (t) => {
  const target = newWorkspace(t);
  writeOwner(target, process.pid, new Date(Date.now() + 60_000));
  const aborted = new AbortController();
  const opening = openBuiltIn(target, builtIn.environment, {
    applicationName: 'staircase-test',
    signal: aborted.signal,
  });
  const second = spawnServer(t, target);
  const [report] = await once(second, 'message');
  assert.deepEqual(report, { kind: 'owned' });
  aborted.abort();
  await assert.rejects(opening, { name: 'ConnectionError', reason: 'cancelled' });
});

test('a database is removed only while nobody uses it', async (t) => {
  const target = newWorkspace(t);
  const { dataRoot } = builtIn.environment;
  const server = await startAlone(t, target);
  const session = await open(t, target, builtIn.environment);
  await session.script('CREATE TABLE gone (a int)');
  await assert.rejects(removeBuiltIn(target.workspace, dataRoot), { reason: 'in-use' });
  await session.close();
  await once(server, 'exit');
  await removeBuiltIn(target.workspace, dataRoot);
  const next = await open(t, target, builtIn.environment);
  assert.equal(await value(next, "SELECT to_regclass('gone')"), null);
});

const FAILURES = [
  {
    name: 'a data root that cannot be written',
    change: (folder: string) => ({ dataRoot: fileIn(folder) }),
    reason: 'not-permitted',
    message: /not-a-directory/,
  },
  {
    name: 'a missing server',
    change: (folder: string) => ({ serverScript: join(folder, 'missing.cjs') }),
    reason: 'other',
    message: /missing\.cjs/,
  },
  {
    name: 'a missing part of the server',
    change: (folder: string) => ({ serverScript: copyWithout(folder, 'pglite.wasm') }),
    reason: 'other',
    message: /pglite\.wasm/,
  },
  {
    name: 'a missing Node',
    change: (folder: string) => ({ node: join(folder, 'no-node') }),
    reason: 'other',
    message: /no-node/,
  },
  {
    name: 'a server that does not run',
    change: (folder: string) => ({ serverScript: fileIn(folder, 'throw 1') }),
    reason: 'other',
    message: /ended with code 1/,
  },
];

for (const { name, change, reason, message } of FAILURES) {
  test(`${name} is said with what to try`, async (t) => {
    const target = newWorkspace(t);
    const environment = { ...builtIn.environment, ...change(target.workspace) };
    const opening = openBuiltIn(target, environment, { applicationName: 'test' });
    await assert.rejects(opening, (error) => {
      assert.ok(error instanceof ConnectionError);
      assert.equal(error.reason, reason);
      assert.match(error.message, message);
      assert.notEqual(error.advice, '');
      return true;
    });
  });
}

test('data that are damaged are said to be', async (t) => {
  const target = newWorkspace(t);
  const server = await startAlone(t, target);
  await (await open(t, target, builtIn.environment)).close();
  await once(server, 'exit');
  const control = join(directoryOf(target), 'data', 'global', 'pg_control');
  writeFileSync(control, 'nonsense');
  const opening = openBuiltIn(target, builtIn.environment, { applicationName: 'test' });
  await assert.rejects(opening, {
    name: 'ConnectionError',
    message: /incorrect checksum|incompatible|pg_control/,
    advice: /server\.log/,
  });
});

test('a started directory holds its data, its lock and a log, and nothing unfinished', async (t) => {
  const target = newWorkspace(t);
  await open(t, target, builtIn.environment);
  const names = readdirSync(directoryOf(target)).sort();
  assert.deepEqual(names, ['data', 'owner-1.json', 'server.log']);
});

function directoryOf({ workspace }: BuiltInTarget): string {
  return builtInDirectory(workspace, builtIn.environment.dataRoot);
}

/** A server whose end can be seen: one that our own process started. */
async function startAlone(t: TestContext, target: BuiltInTarget): Promise<ChildProcess> {
  const server = spawnServer(t, target);
  const [report] = await once(server, 'message');
  assert.deepEqual(report, { kind: 'ready' });
  return server;
}

function spawnServer(t: TestContext, target: BuiltInTarget): ChildProcess {
  const directory = directoryOf(target);
  mkdirSync(directory, { recursive: true });
  const server = fork(builtIn.environment.serverScript, [directory, '500'], { silent: true });
  t.after(() => server.kill('SIGKILL'));
  return server;
}

function startWindow(t: TestContext, { workspace }: BuiltInTarget, rows: number): ChildProcess {
  const { serverScript, dataRoot } = builtIn.environment;
  const script = join(import.meta.dirname, 'window.ts');
  const window = fork(script, [workspace, serverScript, dataRoot, String(rows)]);
  t.after(() => window.kill('SIGKILL'));
  return window;
}

function writeOwner(target: BuiltInTarget, processId: number, touched: Date): void {
  const directory = directoryOf(target);
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'owner-1.json');
  const socket = join(directory, 'gone.sock');
  writeFileSync(file, JSON.stringify({ processId, socket, host: hostname() }));
  utimesSync(file, touched, touched);
}

/** The server in another folder, from which a file is missing. */
function copyWithout(folder: string, missing: string): string {
  const script = builtIn.environment.serverScript;
  for (const name of readdirSync(dirname(script))) {
    if (name !== missing)
      cpSync(join(dirname(script), name), join(folder, name), { recursive: true });
  }
  return join(folder, 'server.cjs');
}

function fileIn(directory: string, content = ''): string {
  const file = join(directory, 'not-a-directory');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}
