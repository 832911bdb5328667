import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LedgerRow } from '../../src/engine/ledger.ts';
import { validate } from '../../src/engine/validate.ts';
import type { Migration } from '../../src/migrations/migration.ts';
import { ledgerOf, migration, migrations, planFor, rowOf } from '../support/migrations.ts';

const [one, two] = migrations(1n, 2n) as [Migration, Migration];
const gone = migration({ version: 3n, up: '' });

const CASES: readonly {
  readonly title: string;
  readonly rows: readonly LedgerRow[];
  readonly isValid: boolean;
  readonly summary: string;
}[] = [
  {
    title: 'everything applied',
    rows: [rowOf(one), rowOf(two)],
    isValid: true,
    summary: 'Valid: 2 of 2 applied, last 2 step 2.',
  },
  {
    title: 'an empty database',
    rows: [],
    isValid: false,
    summary: 'Not valid: 0 of 2 applied, 2 pending.',
  },
  {
    title: 'one pending',
    rows: [rowOf(one)],
    isValid: false,
    summary: 'Not valid: 1 of 2 applied, 1 pending, last 1 step 1.',
  },
  {
    title: 'a dirty row',
    rows: [rowOf(one), rowOf(two, { success: false })],
    isValid: false,
    summary: 'Not valid: 1 of 2 applied, 1 failed, last 1 step 1, 1 problem.',
  },
  {
    title: 'a changed file and a row without one',
    rows: [rowOf(one), rowOf(two, { checksum: Buffer.alloc(48) }), rowOf(gone)],
    isValid: false,
    summary: 'Not valid: 3 of 2 applied, last 3 step 3, 2 problems.',
  },
];

for (const { title, rows, isValid, summary } of CASES) {
  test(title, () => {
    const validation = validate(planFor([one, two], ledgerOf(...rows), { kind: 'run' }));
    assert.equal(validation.summary, summary);
    assert.equal(validation.isValid, isValid);
  });
}
