import assert from 'node:assert/strict';
import { test } from 'node:test';
import { folderOf } from '../../src/lint/folderOf.ts';
import { lintFolder } from '../../src/lint/lint.ts';
import { defaultOptions } from '../../src/lint/options.ts';
import { ruleSet } from '../../src/lint/ruleSet.ts';
import { RULES } from '../../src/lint/rules.ts';
import { readFolder } from '../../src/migrations/readFolder.ts';
import { makeTree } from '../migrations/makeTree.ts';
import { parser } from './lintCase.ts';

test('nothing is said of migrations that are not newer, which still count for the rest', async (t) => {
  const root = makeTree(t, {
    '1_a/up.sql': 'CREATE TABLE a (b char(3));',
    '2_b.up.sql': 'ALTER TABLE a DROP COLUMN b;',
    '2_b.down.sql': 'DROP TABL',
    '3_c/up.sql': 'ALTER TABLE a DROP COLUMN b;\nCREATE TABLE a (b char(3));',
    '4_d/down.sql': 'SELECT 1;',
  });
  const read = await readFolder(root);
  const found = (from: bigint, isWanted?: (path: string) => boolean): string[] => {
    const options = { ...defaultOptions(new Date()), from, preset: 'strict' as const };
    const all = lintFolder(folderOf(read, { parser, options }), ruleSet(RULES, options), isWanted);
    return all.map(({ path }) => path.slice(root.length + 1));
  };
  assert.deepEqual(new Set(found(0n)).size, 5);
  assert.deepEqual(new Set(found(2n)), new Set(['3_c/up.sql', '4_d/down.sql']));
  assert.deepEqual(new Set(found(2n, (path) => path.endsWith('up.sql'))), new Set(['3_c/up.sql']));
  assert.deepEqual(found(4n), []);
  const options = { ...defaultOptions(new Date()), from: 2n };
  const [duplicate] = lintFolder(
    folderOf(read, { parser, options }),
    ruleSet(RULES, { ...options, preset: 'none', severities: { 'duplicate-object': 'on' } }),
  );
  assert.match(duplicate?.message ?? '', /"a"/);
});
