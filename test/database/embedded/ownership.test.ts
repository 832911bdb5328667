import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { builtInDirectory } from '../../../src/database/embedded/builtInDirectory.ts';
import { defaultDataRoot } from '../../../src/database/embedded/defaultDataRoot.ts';
import { claim, standingOf } from '../../../src/database/embedded/ownership.ts';
import { newSocketPath } from '../../../src/database/embedded/socketPath.ts';

test('of many that claim a directory at once one owns it', async (t) => {
  const directory = newDirectory(t);
  writeFileSync(join(directory, 'owner-7.json'), '{}');
  const socket = await listen(t);
  const claims = await Promise.all(Array.from({ length: 30 }, () => claim(directory, socket)));
  const owned = claims.filter((it) => it !== undefined);
  assert.equal(owned.length, 1);
  await owned[0]?.release();
});

test('a directory given up can be claimed again, under the next number', async (t) => {
  const directory = newDirectory(t);
  const socket = await listen(t);
  for (const generation of [1, 2, 3]) {
    const owned = await claim(directory, socket);
    const standing = await standingOf(directory);
    assert.ok(standing.kind === 'served');
    standing.socket.destroy();
    await owned?.release();
    assert.deepEqual(await standingOf(directory), { kind: 'vacant', generation });
  }
});

test('who follows a killed owner clears its socket away', async (t) => {
  const directory = newDirectory(t);
  const listener = `require('node:net').createServer().listen(process.argv[1], () => {
    process.kill(process.pid, 'SIGKILL') })`;
  const left = await newSocketPath();
  const dead = spawn(process.execPath, ['-e', listener, left]);
  await once(dead, 'exit');
  assert.ok(existsSync(left));
  const owner = { processId: dead.pid, socket: left, host: hostname() };
  writeFileSync(join(directory, 'owner-1.json'), JSON.stringify(owner));
  const owned = await claim(directory, await listen(t));
  assert.ok(!existsSync(left));
  await owned?.release();
});

test('a lock file half written is waited for', async (t) => {
  const directory = newDirectory(t);
  writeFileSync(join(directory, 'owner-1.json'), '');
  assert.equal((await standingOf(directory)).kind, 'unreachable');
});

test('the owner on another machine that shares the directory is respected', async (t) => {
  const directory = newDirectory(t);
  const owner = { processId: 1, socket: join(directory, 'x.sock'), host: 'another-machine' };
  writeFileSync(join(directory, 'owner-1.json'), JSON.stringify(owner));
  assert.equal((await standingOf(directory)).kind, 'unreachable');
  assert.equal(await claim(directory, ''), undefined);
});

test('a socket has a short path in a directory nobody else may enter', async () => {
  const [one, other] = [await newSocketPath(), await newSocketPath()];
  assert.notEqual(one, other);
  assert.ok(Buffer.byteLength(one) <= 100, one);
});

test('a workspace reached through a link has the same database', (t) => {
  const directory = newDirectory(t);
  const link = join(newDirectory(t), 'link');
  symlinkSync(directory, link);
  assert.equal(builtInDirectory(link, '/data'), builtInDirectory(directory, '/data'));
  assert.equal(builtInDirectory(`${directory}/`, '/data'), builtInDirectory(directory, '/data'));
  assert.notEqual(
    builtInDirectory(join(directory, 'gone'), '/data'),
    builtInDirectory(link, '/data'),
  );
});

const ROOTS: { platform: NodeJS.Platform; env: Record<string, string>; root: string }[] = [
  { platform: 'linux', env: {}, root: '/home/ann/.local/share/staircase/databases' },
  { platform: 'linux', env: { XDG_DATA_HOME: '/data' }, root: '/data/staircase/databases' },
  {
    platform: 'linux',
    env: { XDG_DATA_HOME: 'relative' },
    root: '/home/ann/.local/share/staircase/databases',
  },
  {
    platform: 'darwin',
    env: { XDG_DATA_HOME: '/data' },
    root: '/home/ann/Library/Application Support/Staircase/databases',
  },
  {
    platform: 'win32',
    env: { LOCALAPPDATA: 'C:\\Users\\ann\\Local' },
    root: 'C:\\Users\\ann\\Local\\Staircase\\databases',
  },
];

for (const { platform, env, root } of ROOTS) {
  test(`data on ${platform} with ${JSON.stringify(env)} are in ${root}`, () => {
    assert.equal(defaultDataRoot(env, platform, '/home/ann'), root);
  });
}

function newDirectory(t: TestContext): string {
  const directory = mkdtempSync(join(tmpdir(), 'staircase-owned-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  assert.deepEqual(readdirSync(directory), []);
  return directory;
}

async function listen(t: TestContext): Promise<string> {
  const server = createServer((socket) => socket.on('error', () => undefined).resume());
  const path = await newSocketPath();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  t.after(() => server.close());
  return path;
}
