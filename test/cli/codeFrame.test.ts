import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeFrame } from '../../src/cli/output/codeFrame.ts';
import { lineIndex } from '../../src/sql/lineIndex.ts';
import { placeAt } from '../../src/sql/span.ts';

describe('a span is drawn below its line', () => {
  const table: readonly (readonly [title: string, text: string, line: string, mark: string])[] = [
    ['in the middle', 'a\nbc [def] g\n', 'bc def g', '   ^^^'],
    ['at the start', '[a] b', 'a b', '^'],
    ['of nothing', 'a[]b', 'ab', ' ^'],
    ['of an empty file', '[]', '', '^'],
    ['of a file of blank lines', '[]\n\n', '', '^'],
    ['over lines', 'a [b\nc] d', 'a b', '  ^ ...'],
    ['with carriage returns', 'a\r\nb [c]\r\n', 'b c', '  ^'],
    ['behind tabs', '\t\ta [b]', '        a b', '          ^'],
    ['behind a byte order mark', '\uFEFF[a] b', 'a b', '^'],
    ['behind what would control the terminal', 'a\u001b[2J [b]', 'a·[2J b', '      ^'],
  ];
  for (const [title, drawn, line, mark] of table) {
    test(title, () => {
      const [text, span] = spanIn(drawn);
      const { lines } = codeFrame(text, span, {
        start: placeAt(text, span.start),
        end: placeAt(text, span.end),
      });
      assert.deepEqual(
        lines.map((it) => it.text),
        ['', line, mark],
      );
    });
  }

  test('of a line without end only what is around', () => {
    const text = `${'x'.repeat(5000)}yyy${'z'.repeat(5000)}`;
    const span = { start: 5000, end: 5003 };
    const place = { start: placeAt(text, span.start), end: placeAt(text, span.end) };
    const [, line, mark] = codeFrame(text, span, place).lines;
    assert.equal(line?.text.length, 160);
    assert.equal(line?.text.slice(mark?.text.indexOf('^')).slice(0, 4), 'yyyz');
  });
});

/** The span between the last pair of brackets that is no sequence of the terminal. */
function spanIn(drawn: string): [string, { start: number; end: number }] {
  const start = drawn.lastIndexOf('[');
  const end = drawn.indexOf(']', start);
  return [
    drawn.slice(0, start) + drawn.slice(start + 1, end) + drawn.slice(end + 1),
    { start, end: end - 1 },
  ];
}

test('places found by halving are those that are counted', () => {
  const text = 'a\n\nbc\r\n\uFEFFd😀\n';
  const index = lineIndex(text);
  for (let offset = 0; offset <= text.length + 2; offset++) {
    assert.deepEqual(index(offset), placeAt(text, offset));
  }
});
