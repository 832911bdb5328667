import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Remark } from '../../src/engine/plan/plan.ts';
import { clip, clipList, oneLine } from '../../src/view/clip.ts';
import { durationText, executionTimeText, millisecondsText } from '../../src/view/duration.ts';
import { escapeMarkdown } from '../../src/view/markdown.ts';
import { absoluteTime, relativeTime } from '../../src/view/relativeTime.ts';
import { remarkText } from '../../src/view/report/remarkText.ts';

const DURATIONS: readonly [nanoseconds: bigint, words: string][] = [
  [0n, 'under 1 ms'],
  [999_999n, 'under 1 ms'],
  [1_000_000n, '1 ms'],
  [31_400_000n, '31 ms'],
  [999_499_999n, '999 ms'],
  [999_500_000n, '1.0 s'],
  [1_234_000_000n, '1.2 s'],
  [59_949_000_000n, '59.9 s'],
  [59_950_000_000n, '1 min'],
  [123_000_000_000n, '2 min 3 s'],
  [3_600_000_000_000n, '1 h'],
  [3_840_000_000_000n, '1 h 4 min'],
  [360_000_000_000_000n, '100 h'],
];

suite('a duration in words', () => {
  for (const [nanoseconds, words] of DURATIONS) {
    test(`${nanoseconds} ns: ${words}`, () => assert.equal(durationText(nanoseconds), words));
  }
  test('of milliseconds', () => assert.equal(millisecondsText(12_000), '12.0 s'));
  test('that nobody wrote down', () =>
    assert.equal(executionTimeText(-1n), 'duration not recorded'));
});

const now = new Date('2026-11-22T12:00:00Z');
const TIMES: readonly [time: string, words: string][] = [
  ['2026-11-22T12:00:00Z', 'just now'],
  ['2026-11-22T11:59:01Z', 'just now'],
  ['2026-11-22T11:59:00Z', '1 minute ago'],
  ['2026-11-22T09:30:00Z', '2 hours ago'],
  ['2026-11-21T11:00:00Z', 'yesterday'],
  ['2026-11-20T10:03:22Z', '2 days ago'],
  ['2026-11-10T12:00:00Z', 'last week'],
  ['2026-09-20T12:00:00Z', '2 months ago'],
  ['2024-11-20T12:00:00Z', '2 years ago'],
  ['2026-11-22T12:00:20Z', 'just now'],
  ['2026-11-22T14:00:00Z', 'in 2 hours'],
];

suite('how long ago a time was', () => {
  for (const [time, words] of TIMES) {
    test(`${time}: ${words}`, () => assert.equal(relativeTime(new Date(time), now), words));
  }
  test('and when, in UTC', () => assert.equal(absoluteTime(now), '2026-11-22 12:00:00 UTC'));
});

test('Markdown shows text as it stands', () => {
  assert.equal(
    escapeMarkdown('*a* `b` [c](command:d) <e> #f | \\g ~h~\r\n- i'),
    '\\*a\\* \\`b\\` \\[c\\]\\(command:d\\) \\<e\\> \\#f \\| \\\\g \\~h\\~ \\- i',
  );
});

test('a long text and a long list are shortened, and say so', () => {
  assert.equal(clip('abcdef', 6), 'abcdef');
  assert.equal(clip('abcdefg', 6), 'abcde…');
  assert.equal(oneLine('  DROP\r\n\tTABLE  a '), 'DROP TABLE a');
  assert.deepEqual(clipList(['a', 'b', 'c'], 2), ['a', 'b', '... and 1 more']);
  assert.deepEqual(clipList(['a', 'b'], 2), ['a', 'b']);
});

const REMARKS: readonly [remark: Omit<Remark, 'code'>, words: string][] = [
  [{ message: 'Nothing to run.' }, 'Nothing to run.'],
  [{ message: 'It is gone.', path: '/a/up.sql' }, 'It is gone. (/a/up.sql)'],
  [
    { message: 'COMMIT is refused.', path: '/a/up.sql', place: { line: 3, column: 1 } },
    'COMMIT is refused. (/a/up.sql:3:1)',
  ],
];

suite('a remark in one line', () => {
  for (const [remark, words] of REMARKS) {
    test(words, () => assert.equal(remarkText({ code: 'stale', ...remark }), words));
  }
});
