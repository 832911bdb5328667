import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { statementAt } from '../../src/sql/statementAt.ts';

/** Where the offset lies is marked by `|`; `expected` is the statement it belongs to. */
const CASES: readonly [name: string, marked: string, expected: string | undefined][] = [
  ['inside of a statement', 'SELECT 1; SELECT| 2; SELECT 3', 'SELECT 2'],
  ['at its first character', 'SELECT 1; |SELECT 2', 'SELECT 2'],
  ['between two, it is the later', 'SELECT 1;| -- so\n SELECT 2', 'SELECT 2'],
  ['on the semicolon, it is the one before', 'SELECT 1|; SELECT 2', 'SELECT 1'],
  ['after the last, it is the last', 'SELECT 1; SELECT 2;\n|', 'SELECT 2'],
  ['nothing is nowhere', '-- no|thing\n', undefined],
  ['what the parser rejects', 'SELEC 1; FROBNICATE |TABLE t; SELECT 2', 'FROBNICATE TABLE t'],
  ['text without end', "SELECT 1; SELECT 'a; |b", "SELECT 'a; b"],
  ['a comment without end', 'SELECT 1; SELECT 2 /* a; |b', 'SELECT 2'],
  ['a stray parenthesis', 'SELECT 1); SELECT| 2', 'SELECT 2'],
  [
    'an E string continued on the next line',
    "SELECT E'a' -- so\n 'b\\'; |c'; SELECT 2",
    "SELECT E'a' -- so\n 'b\\'; c'",
  ],
  ['an E string and then a plain one', "SELECT E'a', '\\'; |SELECT 2", 'SELECT 2'],
  ['a dollar inside a name', 'SELECT a$b$; SELECT| c$b$', 'SELECT c$b$'],
  ['a dollar after a number', 'SELECT 1$$;$$; |SELECT 2', 'SELECT 2'],
  ['a parameter', 'SELECT $1; |SELECT $1', 'SELECT $1'],
  ['a comment right after an operator', 'SELECT 1 +-- ;\n |2', 'SELECT 1 +-- ;\n 2'],
  [
    'an SQL body with CASE ... END',
    'CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT| 2; END; SELECT 3',
    'CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC SELECT CASE WHEN a THEN 1 END; SELECT 2; END',
  ],
  ['BEGIN elsewhere is a statement', 'BEGIN; SELECT| 1; END', 'SELECT 1'],
];

suite('the statement at an offset', () => {
  for (const [name, marked, expected] of CASES) {
    test(name, () => {
      const text = marked.replace('|', '');
      const found = statementAt(text, marked.indexOf('|'));
      assert.equal(found?.text, expected);
      assert.equal(found && text.slice(found.span.start, found.span.end), expected);
    });
  }
});
