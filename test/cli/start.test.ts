import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

async function version(env: Readonly<Record<string, string>>): Promise<void> {
  const { code, stdout, stderr } = await runProgram(STAIRCASE, ['--version'], { cwd: '/', env });
  assert.deepEqual([code, stderr], [0, '']);
  assert.match(stdout, /^staircase \d/);
}
