import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Practice, withBlank } from '../../src/server/practice.ts';

test('practice ends with its work, and goes on behind what has interrupted it', async () => {
  let now = 0;
  const practice = new Practice(30, () => now);
  const interruption = new AbortController();
  const edits: number[] = [];
  const edit = (n: number) => {
    edits.push(n);
    now += 10;
    if (n === 1) interruption.abort();
  };
  await practice.run(edit, interruption.signal);
  assert.deepEqual(edits, [0, 1]);
  const { signal } = new AbortController();
  await practice.run(edit, signal);
  assert.deepEqual(edits, [0, 1, 0]);
  await practice.run(() => assert.fail('all of it is done'), signal);
});

test('each of its edits is a blank at the beginning of a line', () => {
  const text = 'SELECT 1;\nSELECT 2;\n';
  const edited = Array.from({ length: 40 }, (_, n) => withBlank(text, n));
  assert.deepEqual([...new Set(edited)].toSorted(), [
    ' SELECT 1;\nSELECT 2;\n',
    'SELECT 1;\n SELECT 2;\n',
    'SELECT 1;\nSELECT 2;\n ',
  ]);
});
