import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type MigrationSource, migration } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { open, outcomes, relationsOf, rowsOf, runOn } from './support/scene.ts';

const server = useServer();

/** How a down script and its row go together; sqlx.md, section 5. */
const CASES: readonly {
  readonly title: string;
  readonly file: Pick<MigrationSource, 'up' | 'down'>;
  readonly allow?: boolean;
  readonly outcome: 'done' | 'failed';
  readonly sqlstate?: string;
  readonly rows: readonly string[];
  readonly relations: readonly string[];
}[] = [
  {
    title: 'script and row go in one transaction',
    file: { up: 'CREATE TABLE a ();', down: 'DROP TABLE a;' },
    outcome: 'done',
    rows: [],
    relations: [],
  },
  {
    title: 'outside a transaction',
    file: {
      up: 'CREATE TABLE a (b int); CREATE INDEX i ON a (b);',
      down: '-- no-transaction\nDROP INDEX CONCURRENTLY i;',
    },
    outcome: 'done',
    rows: [],
    relations: ['a'],
  },
  {
    title: 'a failure leaves row and tables as they were',
    file: { up: 'CREATE TABLE a ();', down: 'DROP TABLE a; DROP TABLE b;' },
    outcome: 'failed',
    sqlstate: '42P01',
    rows: ['1'],
    relations: ['a'],
  },
  {
    title: 'the script drops the ledger itself, and is rolled back',
    file: { up: '', down: 'DROP TABLE _sqlx_migrations;' },
    outcome: 'failed',
    sqlstate: '42P01',
    rows: ['1'],
    relations: [],
  },
  {
    title: 'BEGIN first and COMMIT last runs, and its row goes behind it',
    file: { up: 'CREATE TABLE a ();', down: 'BEGIN; DROP TABLE a; COMMIT;' },
    outcome: 'done',
    rows: [],
    relations: [],
  },
  {
    title: 'a COMMIT in the middle leaves a row that says success = false',
    file: { up: 'CREATE TABLE a ();', down: 'DROP TABLE a; COMMIT; SELECT 1;' },
    allow: true,
    outcome: 'failed',
    rows: ['1 failed'],
    relations: [],
  },
  {
    title: 'an empty script takes the row away',
    file: { up: '', down: '' },
    outcome: 'done',
    rows: [],
    relations: [],
  },
];

for (const { title, file, allow = false, outcome, sqlstate, rows, relations } of CASES) {
  test(title, async (t) => {
    const session = await open(t, await server.createDatabase());
    const found = [migration({ version: 1n, ...file })];
    await runOn(session, found);
    const intent = { kind: 'revert-last' } as const;
    const report = await runOn(session, found, intent, { allowTransactionControl: allow });
    assert.deepEqual(outcomes(report), [`down 1 ${outcome}`]);
    assert.equal(report.steps[0]?.failure?.sqlstate, sqlstate);
    assert.deepEqual(await rowsOf(session), rows);
    assert.deepEqual(await relationsOf(session), relations);
  });
}
