import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { offsetOfPosition, placeAt } from '../../src/sql/span.ts';

const PLACES: readonly [
  name: string,
  text: string,
  offset: number,
  line: number,
  column: number,
][] = [
  ['the beginning', 'ab\ncd', 0, 1, 1],
  ['a line feed ends its own line', 'ab\ncd', 2, 1, 3],
  ['the character after it', 'ab\ncd', 3, 2, 1],
  ['a carriage return belongs to its line', 'ab\r\ncd', 2, 1, 3],
  ['CRLF is one line end', 'ab\r\ncd', 4, 2, 1],
  ['columns are UTF-16 units', '😀é x', 4, 1, 5],
  ['beyond the end is the end', 'ab\ncd', 99, 2, 3],
  ['an empty text', '', 0, 1, 1],
];

suite('the place of an offset', () => {
  for (const [name, text, offset, line, column] of PLACES) {
    test(name, () => assert.deepEqual(placeAt(text, offset), { line, column }));
  }
});

const POSITIONS: readonly [name: string, text: string, position: number, offset: number][] = [
  ['the first character is 1', 'abc', 1, 0],
  ['characters outside of ASCII count once', 'éa', 2, 1],
  ['so do astral ones, which are two units', '😀a', 2, 2],
  ['one after the end', 'ab', 3, 2],
  ['far after the end', 'ab', 99, 2],
  ['zero means unknown', 'ab', 0, 0],
];

suite('the offset of a position that PostgreSQL tells', () => {
  for (const [name, text, position, offset] of POSITIONS) {
    test(name, () => assert.equal(offsetOfPosition(text, position), offset));
  }
});
