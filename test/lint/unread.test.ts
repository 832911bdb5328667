import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderOf } from '../../src/lint/folderOf.ts';
import { lintFolder } from '../../src/lint/lint.ts';
import { defaultOptions } from '../../src/lint/options.ts';
import { ruleSet } from '../../src/lint/ruleSet.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { makeTree } from '../migrations/makeTree.ts';
import { parser } from './lintCase.ts';

test('a file that cannot be read is an error at its path', async (t) => {
  const root = makeTree(t, {
    '1_a/up.sql': Buffer.from([0x53, 0xff]),
    '1_a/down.sql': 'SELECT 1;',
    '2_b/up.sql': 'SELECT 1;',
    '2_b/down.sql': { link: 'nowhere' },
    '3_c/up.sql': 'SELECT 1;',
    '3_c/metadata.toml': 'run_in_transaction = maybe',
  });
  const options = defaultOptions(new Date());
  const folder = folderOf(await readFolder(root), { parser, options });
  const found = lintFolder(folder, ruleSet([], options));
  assert.deepEqual(
    found.map(({ path, severity }) => `${path.slice(root.length + 1)} ${severity}`).sort(),
    ['1_a/up.sql error', '2_b/down.sql error', '3_c/metadata.toml error'],
  );
});
