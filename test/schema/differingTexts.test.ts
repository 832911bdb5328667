import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differingTexts } from '../../src/schema/differingTexts.ts';

const COLUMNS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];

/** A table with these columns, and what stands below it. */
function orders(columns: readonly string[], ...below: readonly string[]) {
  const lines = columns.map((it) => `    ${it} text`).join(',\n');
  const sql = [`CREATE TABLE orders (\n${lines}\n);`, ...below].join('\n');
  return { kind: 'table', identity: 'public.orders', sql };
}

test('of an object that differs, its first line and what is other are shown', () => {
  const [before, after] = differingTexts(
    [orders(COLUMNS)],
    [orders(COLUMNS, 'CREATE INDEX late ON orders (a);')],
  );
  const same = 'CREATE TABLE orders (\n-- ...\n    g text\n);\n';
  assert.equal(before, same);
  assert.equal(after, `${same}CREATE INDEX late ON orders (a);\n`);
});

test('what is left out is told, before and behind', () => {
  const other = COLUMNS.with(3, 'x');
  const [before, after] = differingTexts([orders(COLUMNS)], [orders(other)]);
  const shown = (name: string): string =>
    `CREATE TABLE orders (\n-- ...\n    b text,\n    c text,\n    ${name} text,\n    e text,\n    f text,\n-- ...\n`;
  assert.deepEqual([before, after], [shown('d'), shown('x')]);
});

test('a first line that differs is there once on each side', () => {
  const [before, after] = differingTexts(
    [{ kind: 'view', identity: 'v', sql: 'CREATE VIEW v AS\n SELECT 1;' }],
    [{ kind: 'view', identity: 'v', sql: 'CREATE OR REPLACE VIEW v AS\n SELECT 1;' }],
  );
  assert.equal(before, 'CREATE VIEW v AS\n SELECT 1;\n');
  assert.equal(after, 'CREATE OR REPLACE VIEW v AS\n SELECT 1;\n');
});

test('what is only on one side is shown whole, what is the same not at all', () => {
  const kept = { kind: 'table', identity: 'public.kept', sql: 'CREATE TABLE kept ();' };
  const [before, after] = differingTexts([kept], [kept, orders(COLUMNS)]);
  assert.equal(before, '');
  assert.equal(after, `${orders(COLUMNS).sql}\n`);
});
