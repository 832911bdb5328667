import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FolderReplay } from '../../../src/lint/history/folderReplay.ts';
import { parser } from '../lintCase.ts';

function scriptsOf(...texts: readonly string[]) {
  return texts.map((text, index) => {
    const { statements } = parser.parse(text);
    return { path: `${index}`, text, statements };
  });
}

function columns(history: ReturnType<FolderReplay['before']>): string {
  const names = history.table({ relname: 't' })?.columns.map(({ name }) => name);
  return names?.join() ?? 'none';
}

const texts = [
  'CREATE TABLE t (a int);',
  'ALTER TABLE t ADD b int; ALTER TABLE t ADD c int;',
  'ALTER TABLE t DROP a;',
];

test('a moment is before a script, or before one of its statements', () => {
  const replay = new FolderReplay(scriptsOf(...texts));
  const moments = [replay.before(1, 1), replay.before(0), replay.before(3), replay.before(1)];
  assert.deepEqual(moments.map(columns), ['a,b', 'none', 'b,c', 'a']);
});

test('an edit leaves what was handed out, and changes what is behind it', () => {
  const first = new FolderReplay(scriptsOf(...texts));
  const handedOut = first.before(3);
  const edited = first.resumed(
    scriptsOf(texts[0] ?? '', 'ALTER TABLE t ADD x int;', texts[2] ?? ''),
  );
  assert.deepEqual([edited.before(1), edited.before(2), edited.before(3)].map(columns), [
    'a',
    'a,x',
    'x',
  ]);
  assert.equal(columns(handedOut), 'b,c');
});

test('an edit and its undoing, anywhere and often, tell what a fresh replay tells', () => {
  let replay = new FolderReplay(scriptsOf(...texts));
  for (let round = 0; round < 100; round++) {
    const now = texts.map((text, at) =>
      at === round % 3 ? `${text} ALTER TABLE t ADD z${round} int;` : text,
    );
    if (round % 5 === 0) now.pop();
    replay = replay.resumed(scriptsOf(...now));
    const fresh = new FolderReplay(scriptsOf(...now));
    for (const at of [3, 1, 2]) assert.equal(columns(replay.before(at)), columns(fresh.before(at)));
    if (round % 7 === 0) replay = replay.resumed(scriptsOf(...texts));
  }
});
