import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hoverOf } from '../../src/lint/locks/hover.ts';
import { defaultOptions } from '../../src/lint/options.ts';
import { scriptOf } from '../../src/lint/scriptOf.ts';
import { parser } from './lintCase.ts';

const CASES: readonly (readonly [sql: string, says: string | undefined])[] = [
  ['SELECT 1', undefined],
  [
    'CREATE INDEX i ON billing.orders (a)',
    '- **SHARE** on the table `billing.orders`: writes wait, reads do not. All its rows are read.\n\nThe locks are held until the transaction ends.',
  ],
  [
    'ALTER TABLE orders ADD COLUMN note text',
    '- **ACCESS EXCLUSIVE** on the table `orders`: reads and writes wait, and there is little to do.\n\nThe locks are held until the transaction ends.',
  ],
  [
    'ALTER TABLE orders ADD COLUMN id2 uuid DEFAULT gen_random_uuid()',
    '- **ACCESS EXCLUSIVE** on the table `orders`: reads and writes wait. All of it is written anew, with its indexes.\n\nThe locks are held until the transaction ends.',
  ],
  [
    'CREATE TABLE a (id int); ALTER TABLE a ADD b int',
    '- **ACCESS EXCLUSIVE** on the table `a`: nobody who reads or writes waits, as this script has made it.\n\nThe locks are held until the transaction ends.',
  ],
  [
    'DO $$ BEGIN DROP VIEW v; END $$',
    '- **ACCESS EXCLUSIVE** on the view `v`: reads and writes wait, and there is little to do.\n\nThe locks are held until the transaction ends.',
  ],
  [
    'UPDATE t SET a = 1',
    '- **ROW EXCLUSIVE** on the table `t`: nobody who reads or writes waits, but for the rows that it changes.\n\nThe locks are held until the transaction ends.',
  ],
];

for (const [text, says] of CASES) {
  test(text, () => {
    const parsed = parser.parse(text);
    const source = {
      path: '',
      text,
      role: 'up' as const,
      wrapping: 'transaction' as const,
      parsed,
    };
    const script = scriptOf(source, defaultOptions(new Date(0)));
    const statement = parsed.statements.at(-1);
    assert.ok(statement);
    assert.equal(hoverOf(statement, script), says);
  });
}
