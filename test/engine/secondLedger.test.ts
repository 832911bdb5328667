import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ledger } from '../../src/engine/ledger/ledger.ts';
import type { Intent, Remark } from '../../src/engine/plan/plan.ts';
import { ledgerOf, migration, planFor, rowOf } from '../support/migrations.ts';

const one = migration({ version: 1n, up: 'CREATE TABLE t1 ();', down: 'DROP TABLE t1;' });
const EMPTY: Ledger = { name: '_sqlx_migrations', rows: [], others: [] };

const SECOND: readonly {
  readonly title: string;
  readonly ledger: Ledger;
  readonly hasRows: boolean;
  readonly intent?: Intent;
  readonly becomes: 'warnings' | 'doubts';
  readonly says: RegExp;
}[] = [
  {
    title: 'beside ours that has rows is said',
    ledger: ledgerOf(rowOf(one)),
    hasRows: false,
    becomes: 'warnings',
    says: /^public\._sqlx_migrations is used, but the database also has old\._sqlx_migrations\./,
  },
  {
    title: 'that is empty, too, is said',
    ledger: EMPTY,
    hasRows: false,
    becomes: 'warnings',
    says: /^_sqlx_migrations is not found on the search_path and would be created, but/,
  },
  {
    title: 'that has rows, while ours is not there, must be confirmed',
    ledger: EMPTY,
    hasRows: true,
    becomes: 'doubts',
    says: /^_sqlx_migrations is not found .* old\._sqlx_migrations has rows: .* repeat them/,
  },
  {
    title: 'that has rows, while ours has none, must be confirmed',
    ledger: ledgerOf(),
    hasRows: true,
    intent: { kind: 'mark-applied', versions: [1n] },
    becomes: 'doubts',
    says: /^public\._sqlx_migrations is empty, but old\._sqlx_migrations has rows/,
  },
  {
    title: 'is said only where there is nothing to go back to',
    ledger: EMPTY,
    hasRows: true,
    intent: { kind: 'reset' },
    becomes: 'warnings',
    says: /old\._sqlx_migrations/,
  },
];

for (const { title, ledger, hasRows, becomes, says, ...asked } of SECOND) {
  test(`a second table of the ledger's name ${title}`, () => {
    const intent: Intent = asked.intent ?? { kind: 'run' };
    const others = [{ name: 'old._sqlx_migrations', hasRows }];
    const made = planFor([one], { ...ledger, others }, intent);
    const remarks = { warnings: secondOf(made.warnings), doubts: secondOf(made.doubts) };
    assert.match(remarks[becomes][0]?.message ?? '', says);
    assert.equal(remarks.warnings.length + remarks.doubts.length, 1);
  });
}

function secondOf(remarks: readonly Remark[]): Remark[] {
  return remarks.filter((remark) => remark.code === 'second-ledger');
}
