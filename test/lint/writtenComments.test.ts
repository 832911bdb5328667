import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WrittenComments } from '../../src/lint/inverse/writtenComments.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';

const parser = await loadParser();

const SCRIPTS = [
  "COMMENT ON TABLE orders IS 'first'; COMMENT ON COLUMN orders.note IS 'free text';",
  undefined,
  "COMMENT ON TABLE orders IS 'second'; COMMENT ON TABLE items IS 'other';",
  'COMMENT ON COLUMN orders.note IS NULL;',
];

const comments = new WrittenComments(() =>
  SCRIPTS.map((text) =>
    text === undefined ? undefined : { text, statements: parser.parse(text).statements },
  ),
);

const orders = { kind: 'table', name: 'orders' } as const;

test('the last comments before a script are those on a thing and on what it has', () => {
  const values = (number: number) => comments.before(number, orders).map(({ value }) => value);
  assert.deepEqual(values(0), []);
  assert.deepEqual(values(1), ['first', 'free text']);
  assert.deepEqual(values(2), ['first', 'free text']);
  assert.deepEqual(values(3), ['second', 'free text']);
  assert.deepEqual(values(4), ['second', 'none']);
});

test('a column is asked about by itself, too', () => {
  const note = { kind: 'column', on: orders, name: 'note' } as const;
  assert.deepEqual(
    comments.before(3, note).map(({ text }) => text),
    ["COMMENT ON COLUMN orders.note IS 'free text'"],
  );
});
