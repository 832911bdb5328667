import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLedger } from '../../src/engine/ledger/readLedger.ts';
import type { Intent } from '../../src/engine/plan/plan.ts';
import { migration } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { LEDGER, open, outcomes, relationsOf, rowsOf, runOn } from './support/scene.ts';

const server = useServer({ conf: ['max_prepared_transactions = 1'] });

/** Makes the server read a script otherwise than our parser does, which then sees no COMMIT in it. */
const OTHER_QUOTES = 'SET standard_conforming_strings = off';

/** A script in which the parser sees one string where the server sees these statements. */
function hidden(statements: string): string {
  return `SELECT 'a\\''; ${statements}; --';`;
}

/**
 * What a script may do to the transaction that its row is written in: how the step ends, and which
 * rows and relations are there afterwards. No row is without its time.
 */
const CASES: readonly {
  readonly title: string;
  readonly before?: string;
  readonly up: string;
  readonly outcome: 'done' | 'failed';
  readonly sqlstate?: string;
  readonly rows: readonly string[];
  readonly relations: readonly string[];
}[] = [
  {
    title: 'nothing',
    up: 'CREATE TABLE a ();',
    outcome: 'done',
    rows: ['1'],
    relations: ['a'],
  },
  {
    title: 'COMMIT: what it has done stays, and its row says that nobody knows',
    up: 'CREATE TABLE a (); COMMIT;',
    outcome: 'failed',
    rows: ['1 failed'],
    relations: ['a'],
  },
  {
    title: 'COMMIT AND CHAIN: a transaction is open, but another one',
    up: 'CREATE TABLE a (); COMMIT AND CHAIN; CREATE TABLE b ();',
    outcome: 'failed',
    rows: ['1 failed'],
    relations: ['a', 'b'],
  },
  {
    title: 'ROLLBACK: nothing stays, and its row does not say success',
    up: 'CREATE TABLE a (); ROLLBACK;',
    outcome: 'failed',
    rows: ['1 failed'],
    relations: [],
  },
  {
    title: 'COMMIT; BEGIN',
    up: 'CREATE TABLE a (); COMMIT; BEGIN; CREATE TABLE b ();',
    outcome: 'failed',
    rows: ['1 failed'],
    relations: ['a', 'b'],
  },
  {
    title: 'COMMIT, then an error: no row, as in sqlx',
    up: 'CREATE TABLE a (); COMMIT; SELECT 1/0;',
    outcome: 'failed',
    sqlstate: '22012',
    rows: [],
    relations: ['a'],
  },
  {
    title: 'COMMIT; BEGIN, then an error: the second half is rolled back',
    up: 'CREATE TABLE a (); COMMIT; BEGIN; CREATE TABLE b (); SELECT 1/0;',
    outcome: 'failed',
    sqlstate: '22012',
    rows: [],
    relations: ['a'],
  },
  {
    title: 'PREPARE TRANSACTION: nothing is there before someone commits it',
    up: "CREATE TABLE a (); PREPARE TRANSACTION 'p';",
    outcome: 'failed',
    rows: ['1 failed'],
    relations: [],
  },
  {
    title: 'BEGIN first and COMMIT last: its row follows',
    up: 'BEGIN; CREATE TABLE a (); COMMIT;',
    outcome: 'done',
    rows: ['1'],
    relations: ['a'],
  },
  {
    title: 'CALL of a procedure that commits: the server refuses',
    before: 'CREATE PROCEDURE commits() LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$',
    up: 'CREATE TABLE a (); CALL commits();',
    outcome: 'failed',
    sqlstate: '2D000',
    rows: [],
    relations: [],
  },
  {
    title: 'COMMIT in a DO block: the server refuses',
    up: 'CREATE TABLE a (); DO $$ BEGIN COMMIT; END $$;',
    outcome: 'failed',
    sqlstate: '2D000',
    rows: [],
    relations: [],
  },
  {
    title: 'savepoints are its own affair',
    up: 'CREATE TABLE a (); SAVEPOINT s; CREATE TABLE b (); ROLLBACK TO s; RELEASE s;',
    outcome: 'done',
    rows: ['1'],
    relations: ['a'],
  },
  {
    title: 'SET TRANSACTION, which must come before every query',
    up: 'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; CREATE TABLE a ();',
    outcome: 'done',
    rows: ['1'],
    relations: ['a'],
  },
  {
    title: 'RESET ALL takes the mark away and leaves the transaction',
    up: 'CREATE TABLE a (); RESET ALL;',
    outcome: 'done',
    rows: ['1'],
    relations: ['a'],
  },
  {
    title: 'RESET ALL with comments in it',
    up: 'CREATE TABLE a (); RESET /* x /* y */ */ -- z\n ALL;',
    outcome: 'done',
    rows: ['1'],
    relations: ['a'],
  },
  {
    title: 'RESET ALL out of sight: committed, and its row says that nobody knows',
    before: "CREATE FUNCTION clear() RETURNS void LANGUAGE sql AS 'RESET ALL'",
    up: 'CREATE TABLE a (); SELECT clear();',
    outcome: 'failed',
    rows: ['1 failed'],
    relations: ['a'],
  },
  {
    title: 'DISCARD ALL: the server refuses',
    up: 'CREATE TABLE a (); DISCARD ALL;',
    outcome: 'failed',
    sqlstate: '25001',
    rows: [],
    relations: [],
  },
  {
    title: 'a mark of its own, which it cannot guess, in a transaction of its own',
    up: "CREATE TABLE a (); COMMIT; BEGIN; SET LOCAL staircase.tx = 'engine'; CREATE TABLE b ();",
    outcome: 'failed',
    rows: ['1 failed'],
    relations: ['a', 'b'],
  },
  {
    title: 'COMMIT where our parser sees none',
    before: OTHER_QUOTES,
    up: `CREATE TABLE a (); ${hidden('COMMIT')}`,
    outcome: 'failed',
    rows: ['1 failed'],
    relations: ['a'],
  },
  {
    title: 'ROLLBACK where our parser sees none',
    before: OTHER_QUOTES,
    up: `CREATE TABLE a (); ${hidden('ROLLBACK')}`,
    outcome: 'failed',
    rows: ['1 failed'],
    relations: [],
  },
  {
    title: 'COMMIT; BEGIN where our parser sees none',
    before: OTHER_QUOTES,
    up: `CREATE TABLE a (); ${hidden('COMMIT; BEGIN; CREATE TABLE b ()')}`,
    outcome: 'failed',
    rows: ['1 failed'],
    relations: ['a', 'b'],
  },
];

for (const { title, before, up, outcome, sqlstate, rows, relations } of CASES) {
  test(title, async (t) => {
    const url = await server.createDatabase();
    const session = await open(t, url);
    if (before) await session.script(before);
    const found = [migration({ version: 1n, up })];
    const options = { allowTransactionControl: true };
    const report = await runOn(session, found, { kind: 'run' }, options);
    assert.deepEqual(outcomes(report), [`up 1 ${outcome}`]);
    const failure = report.steps[0]?.failure;
    assert.equal(failure?.sqlstate, sqlstate);
    if (outcome === 'failed' && !sqlstate) assert.match(failure?.message ?? '', /success = false/);
    assert.equal(session.transactionStatus, 'idle');
    const after = await open(t, url);
    assert.deepEqual(await rowsOf(after), rows);
    assert.deepEqual(await relationsOf(after), relations);
    for (const row of (await readLedger(after, LEDGER)).rows) assert.ok(row.executionTime > 0n);
  });
}

const REVERTS: readonly {
  readonly title: string;
  readonly down: string;
  readonly outcome: 'done' | 'failed';
  readonly rows: readonly string[];
  readonly relations: readonly string[];
}[] = [
  { title: 'nothing', down: 'DROP TABLE a;', outcome: 'done', rows: [], relations: [] },
  {
    title: 'RESET ALL',
    down: 'DROP TABLE a; RESET ALL;',
    outcome: 'done',
    rows: [],
    relations: [],
  },
  {
    title: 'COMMIT: its row says that nobody knows',
    down: 'DROP TABLE a; COMMIT;',
    outcome: 'failed',
    rows: ['1 failed'],
    relations: [],
  },
  {
    title: 'COMMIT; BEGIN: its row says that nobody knows',
    down: 'DROP TABLE a; COMMIT; BEGIN;',
    outcome: 'failed',
    rows: ['1 failed'],
    relations: [],
  },
  {
    title: 'its own row deleted: what it did is rolled back',
    down: 'DROP TABLE a; DELETE FROM _sqlx_migrations;',
    outcome: 'failed',
    rows: ['1'],
    relations: ['a'],
  },
];

for (const { title, down, outcome, rows, relations } of REVERTS) {
  test(`a down script and the transaction: ${title}`, async (t) => {
    const session = await open(t, await server.createDatabase());
    const found = [migration({ version: 1n, up: 'CREATE TABLE a ();', down })];
    const run = (intent: Intent) =>
      runOn(session, found, intent, { allowTransactionControl: true });
    await run({ kind: 'run' });
    assert.deepEqual(outcomes(await run({ kind: 'revert-last' })), [`down 1 ${outcome}`]);
    assert.equal(session.transactionStatus, 'idle');
    assert.deepEqual(await rowsOf(session), rows);
    assert.deepEqual(await relationsOf(session), relations);
  });
}
