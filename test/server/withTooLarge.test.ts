import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LARGE } from '../../src/lint/large.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { withTooLarge } from '../../src/server/withTooLarge.ts';
import { makeTree } from '../migrations/makeTree.ts';

const OUT = new Error('out of memory');

test('a script that no thread can check is a finding, and the others are linted', async (t) => {
  const read = await readFolder(
    makeTree(t, { '1_a/up.sql': ' '.repeat(LARGE + 1), '2_b/up.sql': 'SELECT 1;' }),
  );
  const [path = '', small = ''] = read.migrations.map(({ up }) => up?.path);
  const rest = { path: small, text: 'SELECT 1;', own: [], around: [], shown: [] };
  const files = await withTooLarge(read, OUT, async () => new Map([[small, rest]]));
  assert.equal(files.get(small), rest);
  assert.match(
    files.get(path)?.shown[0]?.message ?? '',
    /^The script is too large .*out of memory/,
  );
});

test('a folder of which no script is large by itself is the finding', async (t) => {
  const read = await readFolder(makeTree(t, { '1_a/up.sql': 'SELECT 1;' }));
  const files = await withTooLarge(read, OUT, () => assert.fail());
  assert.deepEqual([...files.keys()], [read.path]);
});
