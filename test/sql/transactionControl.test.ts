import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { transactionControl } from '../../src/sql/transactionControl.ts';

const parser = await loadParser();

const CASES: readonly [sql: string, found: string][] = [
  ['', 'none'],
  ['CREATE TABLE t ()', 'none'],
  ['SAVEPOINT a; SELECT 1; ROLLBACK TO a; RELEASE a', 'none'],
  ['DO $$ BEGIN COMMIT; END $$', 'none'],
  ['SET TRANSACTION ISOLATION LEVEL SERIALIZABLE', 'none'],
  ['BEGIN; SELECT 1; COMMIT;', 'own: BEGIN .. COMMIT'],
  ['-- header\nSTART TRANSACTION; SELECT 1; END; -- footer', 'own: START TRANSACTION .. END'],
  ['BEGIN; SAVEPOINT a; COMMIT', 'own: BEGIN .. COMMIT'],
  ['BEGIN', 'forbidden: BEGIN'],
  ['COMMIT', 'forbidden: COMMIT'],
  ['SELECT 1; ABORT', 'forbidden: ABORT'],
  ['BEGIN; SELECT 1; ROLLBACK', 'forbidden: BEGIN, ROLLBACK'],
  ['BEGIN; COMMIT; SELECT 1', 'forbidden: BEGIN, COMMIT'],
  ['SELECT 1; BEGIN; COMMIT', 'forbidden: BEGIN, COMMIT'],
  ['BEGIN; COMMIT; BEGIN; COMMIT', 'forbidden: BEGIN, COMMIT, BEGIN, COMMIT'],
  ['BEGIN; COMMIT AND CHAIN', 'forbidden: BEGIN, COMMIT AND CHAIN'],
  ["PREPARE TRANSACTION 'a'", "forbidden: PREPARE TRANSACTION 'a'"],
  ["COMMIT PREPARED 'a'", "forbidden: COMMIT PREPARED 'a'"],
  ['BEGIN; COMMIT; SELEC', 'forbidden: BEGIN, COMMIT'],
  ['BEGIN; SELEC; COMMIT', 'forbidden: BEGIN, COMMIT'],
  ['SELEC; COMMIT; SELEC; BEGIN', 'forbidden: COMMIT, BEGIN'],
  ['SELEC; SELECT 1', 'none'],
];

suite('transaction control', () => {
  for (const [sql, expected] of CASES)
    test(sql || 'empty', () => assert.equal(found(sql), expected));
});

function found(sql: string): string {
  const textOf = ({ span }: { span: { start: number; end: number } }) =>
    sql.slice(span.start, span.end);
  const control = transactionControl(parser.parse(sql));
  switch (control.kind) {
    case 'none':
      return 'none';
    case 'own-transaction':
      return `own: ${textOf(control.begin)} .. ${textOf(control.commit)}`;
    case 'forbidden':
      return `forbidden: ${control.statements.map(textOf).join(', ')}`;
  }
}
