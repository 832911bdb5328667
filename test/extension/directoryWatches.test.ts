import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { temporaryFolder } from '../../scripts/temporaryFolder.ts';
import { DirectoryWatches } from '../../src/extension/watch/directoryWatches.ts';

const ON_LINUX = { skip: process.platform !== 'linux' };

test('what changes in a directory is heard, and that it is new', ON_LINUX, async (context) => {
  const { folder, heard, watches } = await scene(context);
  watches.follow([]);
  const first = once(heard, 'change');
  watches.follow([folder]);
  await first;
  const written = once(heard, 'change');
  await writeFile(join(folder, 'up.sql'), '');
  await written;
});

test('a directory that was removed and made again is watched again', ON_LINUX, async (context) => {
  const { folder, heard, watches } = await scene(context);
  const directory = join(folder, '1_users');
  await mkdir(directory);
  watches.follow([directory]);
  const gone = once(heard, 'change');
  await rm(directory, { recursive: true });
  await gone;
  await mkdir(directory);
  const again = once(heard, 'change');
  watches.follow([directory]);
  await again;
  const written = once(heard, 'change');
  await writeFile(join(directory, 'up.sql'), '');
  await written;
});

test(
  'the first, what is watched already and what is missing are not new',
  ON_LINUX,
  async (context) => {
    const { folder, heard, watches } = await scene(context);
    let count = 0;
    heard.on('change', () => {
      count += 1;
    });
    watches.follow([folder]);
    watches.follow([folder, join(folder, 'missing')]);
    watches.follow([folder]);
    assert.equal(count, 0);
  },
);

async function scene(context: TestContext) {
  const scope = new AsyncDisposableStack();
  context.after(() => scope.disposeAsync());
  const heard = new EventEmitter();
  const watches = new DirectoryWatches(() => heard.emit('change'));
  scope.defer(() => watches.dispose());
  return { folder: await temporaryFolder(scope), heard, watches };
}
