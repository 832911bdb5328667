import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Editor, FolderLint } from '../../src/server/folderLint.ts';
import { parser } from '../lint/lintCase.ts';
import { makeTree } from '../migrations/makeTree.ts';

test('an edit that cannot be linted ends nothing, and the next one is linted', async (t) => {
  const root = makeTree(t, { '20260101000001_a/up.sql': 'SELECT 1;' });
  const path = join(root, '20260101000001_a', 'up.sql');
  const failures: unknown[] = [];
  const linted = new EventEmitter();
  let text = 'SELECT 1;';
  const editor: Editor = {
    parser: { parse: (it) => (it.includes('spoilt') ? fail() : parser.parse(it)) },
    programUrl: '',
    openText: (it) => (it === path ? text : undefined),
    show: () => linted.emit('shown'),
    hide: () => undefined,
    showConfig: () => undefined,
    failed: (error) => failures.push(error),
  };
  const settings = { 'lint.preset': 'strict' };
  const request = { path: root, root, ignoredChars: [], settings, isTrusted: false };
  const folder = new FolderLint(request, editor);
  t.after(() => folder.close());
  await once(linted, 'shown');
  text = 'SELECT spoilt;';
  folder.edited(path);
  assert.deepEqual(failures, [MISTAKE]);
  text = 'TRUNCATE a;';
  folder.edited(path);
  const rules = folder.fileAt(path)?.shown.map(({ rule }) => rule) ?? [];
  assert.ok(rules.includes('ban-truncate'), rules.join(', '));
});

const MISTAKE = new Error('no such shape');

function fail(): never {
  throw MISTAKE;
}
