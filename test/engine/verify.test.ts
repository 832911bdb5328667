import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { LedgerRow } from '../../src/engine/ledger/ledger.ts';
import { verify } from '../../src/engine/plan/verify.ts';
import type { Migration } from '../../src/migrations/migration.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { folderOf, ledgerOf, migration, migrations, rowOf } from '../support/migrations.ts';

const [one, two] = migrations(1n, 2n) as [Migration, Migration];
const BILLING = '/project/billing';
const broken = migration({ version: 3n, up: 'SELEKT 1;', down: 'DRUP;', folder: BILLING });
const parser = await loadParser();

const CASES: readonly {
  readonly title: string;
  readonly disk: readonly Migration[];
  readonly rows?: readonly LedgerRow[];
  readonly only?: string;
  readonly found: readonly string[];
}[] = [
  { title: 'pending migrations are no problem', disk: [one, two], found: [] },
  {
    title: 'a changed file and a row without a file are',
    disk: [one],
    rows: [rowOf(one, { checksum: Buffer.alloc(48) }), rowOf(two)],
    found: ['changed-checksum 1', 'missing-file 2'],
  },
  {
    title: 'so is a pending migration behind an applied one',
    disk: [one, two],
    rows: [rowOf(two)],
    found: ['out-of-order 1'],
  },
  {
    title: 'up and down scripts are parsed, applied or not',
    disk: [broken],
    rows: [rowOf(broken)],
    found: ['syntax-error 3', 'syntax-error 3'],
  },
  {
    title: 'for one folder only what is its own, and rows that no folder has a file for',
    disk: [one, broken],
    rows: [rowOf(one, { checksum: Buffer.alloc(48) }), rowOf(two)],
    only: BILLING,
    found: ['missing-file 2', 'syntax-error 3', 'syntax-error 3'],
  },
];

suite('verify', () => {
  for (const { title, disk, rows = [], only, found } of CASES) {
    test(title, () => {
      const folders = [folderOf(disk)];
      const input = { folders, ledger: ledgerOf(...rows), outOfOrder: 'warn' as const };
      const remarks = verify(only === undefined ? input : { ...input, only }, parser, {
        allowTransactionControl: false,
      });
      assert.deepEqual(
        remarks.map(({ code, version }) => `${code} ${version}`),
        found,
      );
    });
  }
});
