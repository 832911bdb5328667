import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LedgerRow } from '../../src/engine/ledger/ledger.ts';
import { type PlanInput, plan } from '../../src/engine/plan/planner.ts';
import { validate } from '../../src/engine/plan/validate.ts';
import type { Migration, Problem } from '../../src/migrations/migration.ts';
import {
  FOLDER,
  folderOf,
  ledgerOf,
  migration,
  migrations,
  planFor,
  rowOf,
} from '../support/migrations.ts';

const [one, two] = migrations(1n, 2n) as [Migration, Migration];
const gone = migration({ version: 3n, up: '' });

const UNREADABLE: Problem = {
  kind: 'bad-name',
  path: `${FOLDER}/notes.sql`,
  message: 'The name does not begin with a version.',
  refusesRun: true,
};

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

const OTHER = '/project/other';
const nine = migration({ version: 9n, up: 'SELECT 9;', folder: OTHER });

const SHARED: readonly {
  readonly title: string;
  readonly only?: string;
  readonly rows: readonly LedgerRow[];
  readonly summary: string;
}[] = [
  {
    title: 'the folder asked for alone is counted',
    only: OTHER,
    rows: [rowOf(nine)],
    summary: 'Valid: 1 of 1 applied, last 9 step 9.',
  },
  {
    title: 'and what is wrong in the other is left to the other',
    only: OTHER,
    rows: [rowOf(one, { success: false }), rowOf(two, { checksum: Buffer.alloc(48) })],
    summary: 'Not valid: 0 of 1 applied, 1 pending.',
  },
  {
    title: 'a problem of its own disk is its own',
    only: FOLDER,
    rows: [rowOf(one), rowOf(two), rowOf(nine)],
    summary: 'Not valid: 2 of 2 applied, last 2 step 2, 1 problem.',
  },
  {
    title: 'a row that neither has a file for may be of either',
    only: OTHER,
    rows: [rowOf(one), rowOf(gone), rowOf(nine)],
    summary: 'Not valid: 2 of 1 applied, last 9 step 9, 1 problem.',
  },
  {
    title: 'all are counted where none is asked for',
    rows: [rowOf(one), rowOf(two)],
    summary: 'Not valid: 2 of 3 applied, 1 pending, last 2 step 2, 1 problem.',
  },
];

for (const { title, only, rows, summary } of SHARED) {
  test(`of two folders on one ledger: ${title}`, () => {
    const folders = [{ ...folderOf([one, two]), problems: [UNREADABLE] }, folderOf([nine], OTHER)];
    const input: PlanInput = { folders, ledger: ledgerOf(...rows), outOfOrder: 'allow' };
    const made = plan(only === undefined ? input : { ...input, only }, { kind: 'run' });
    assert.equal(validate(made).summary, summary);
  });
}
