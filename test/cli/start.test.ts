import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, test } from 'node:test';
import { temporaryFolder } from '../../scripts/temporaryFolder.ts';
import { runProgram, STAIRCASE } from '../support/program.ts';

describe('the start of the program', () => {
  test('keeps what V8 compiled in the cache of the person', async () => {
    await using scope = new AsyncDisposableStack();
    const cache = await temporaryFolder(scope);
    await version({ XDG_CACHE_HOME: cache });
    assert.equal((await readdir(join(cache, 'staircase', 'compiled'))).length, 1);
  });

  test('needs no cache', async () => {
    await using scope = new AsyncDisposableStack();
    const file = join(await temporaryFolder(scope), 'file');
    await writeFile(file, '');
    await version({ XDG_CACHE_HOME: file });
  });

  test('writes none where Node is told so', async () => {
    await using scope = new AsyncDisposableStack();
    const cache = await temporaryFolder(scope);
    await version({ XDG_CACHE_HOME: cache, NODE_DISABLE_COMPILE_CACHE: '1' });
    assert.deepEqual(await readdir(cache), []);
  });
});

describe('a process in odd surroundings', () => {
  const full = '/dev/full';
  const noDisk = existsSync(full) ? false : 'only Linux has a disk that is always full';

  test('says that its output is lost on a full disk, and fails', { skip: noDisk }, async (t) => {
    const disk = await open(full, 'w');
    t.after(() => disk.close());
    const child = spawn(STAIRCASE.file, [...STAIRCASE.first, '--version'], {
      stdio: ['ignore', disk.fd, 'pipe'],
    });
    assert(child.stderr);
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    assert.equal(code, 1);
    assert.match(stderr, /^The output could not be written, .*: ENOSPC/);
  });

  test('says that the current directory is gone', { skip: noDisk }, async () => {
    await using scope = new AsyncDisposableStack();
    const directory = join(await temporaryFolder(scope), 'gone');
    await mkdir(directory);
    const program = [STAIRCASE.file, ...STAIRCASE.first, '--version'];
    const child = spawn('sh', ['-c', 'rmdir "$PWD" && exec "$@"', 'sh', ...program], {
      cwd: directory,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    assert(child.stderr);
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    assert.equal(code, 1);
    assert.equal(stderr, 'The current directory is not there any more. Change to one that is.\n');
  });
});

async function version(env: Readonly<Record<string, string>>): Promise<void> {
  const { code, stdout, stderr } = await runProgram(STAIRCASE, ['--version'], { cwd: '/', env });
  assert.deepEqual([code, stderr], [0, '']);
  assert.match(stdout, /^staircase \d/);
}
