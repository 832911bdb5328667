import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FolderToLint } from '../../src/protocol/lint.ts';
import { type Editor, FolderLint } from '../../src/server/folderLint.ts';
import { Practice } from '../../src/server/practice.ts';
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
    practice: new Practice(0),
  };
  const folder = new FolderLint(requestOf(root), editor);
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

test('practice says nothing, and leaves what is known as it is', async (t) => {
  const root = makeTree(t, { '20260101000001_a/up.sql': 'TRUNCATE a;\nTRUNCATE b;\n' });
  const path = join(root, '20260101000001_a', 'up.sql');
  const practised = new EventEmitter();
  const parsed = new Set<string>();
  let shown = 0;
  let now = 0;
  const practice = new Practice(20, () => now++);
  const editor: Editor = {
    parser: {
      parse: (it) => {
        parsed.add(it);
        return parser.parse(it);
      },
    },
    programUrl: '',
    openText: () => undefined,
    show: () => shown++,
    hide: () => undefined,
    showConfig: () => undefined,
    failed: (error) => practised.emit('error', error),
    practice: {
      run: (edit, signal) => practice.run(edit, signal).then(() => void practised.emit('done')),
    },
  };
  const folder = new FolderLint(requestOf(root), editor);
  t.after(() => folder.close());
  await once(practised, 'done');
  assert.equal(shown, 1);
  assert.equal(folder.fileAt(path)?.text, 'TRUNCATE a;\nTRUNCATE b;\n');
  assert.deepEqual([...parsed].slice(1).toSorted(), EDITED);
});

/** Only what a blank has changed is parsed. */
const EDITED = ['\n TRUNCATE b;', ' TRUNCATE a;'];

function requestOf(path: string): FolderToLint {
  const settings = { 'lint.preset': 'strict' };
  return { path, root: path, ignoredChars: [], settings, isTrusted: false };
}

const MISTAKE = new Error('no such shape');

function fail(): never {
  throw MISTAKE;
}
