import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalSql } from '../../src/sql/canonicalSql.ts';

const CASES: readonly { title: string; a: string; b: string; same: boolean }[] = [
  { title: 'white space', a: 'SELECT 1 , 2;', b: 'SELECT\n\t1,2 ;\n', same: true },
  { title: 'comments', a: '-- why\nSELECT /* all */ 1', b: 'SELECT 1 -- one', same: true },
  { title: 'a comment between two words', a: 'SELECT/**/a', b: 'SELECT a', same: true },
  { title: 'a comment that joins two words', a: 'SELECT a/**/b', b: 'SELECT ab', same: false },
  { title: 'the case of keywords', a: 'select 1', b: 'SELECT 1', same: true },
  { title: 'the case of a quoted name', a: 'SELECT "a"', b: 'SELECT "A"', same: false },
  { title: 'space in a string', a: "SELECT 'a b'", b: "SELECT 'a  b'", same: false },
  { title: 'space in a body', a: 'DO $$ a $$', b: 'DO $$ a  $$', same: false },
  { title: 'a comment in a body', a: 'DO $$ a $$', b: 'DO $$ a -- b\n $$', same: false },
  { title: 'space around an operator', a: 'a=b', b: 'a = b', same: true },
  { title: 'an operator cut in two', a: 'a <= b', b: 'a < = b', same: false },
  { title: 'a number cut in two', a: 'SELECT 1.5', b: 'SELECT 1 .5', same: false },
  { title: 'strings on two lines are one', a: "SELECT 'a'\n'b'", b: "SELECT 'a' 'b'", same: false },
  { title: 'a prefix of a string', a: "SELECT b'01'", b: "SELECT b '01'", same: false },
  { title: 'a byte order mark', a: '\ufeffSELECT 1', b: 'SELECT 1', same: true },
  { title: 'another number', a: 'SELECT 1', b: 'SELECT 2', same: false },
];

for (const { title, a, b, same } of CASES) {
  test(`${title} ${same ? 'means nothing' : 'counts'}`, () => {
    assert.equal(canonicalSql(a) === canonicalSql(b), same);
  });
}
