import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockId } from '../../src/engine/lock/lock.ts';
import type { RemarkCode } from '../../src/engine/plan/plan.ts';
import { migration } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { open, outcomes, relationsOf, rowsOf, runOn } from './support/scene.ts';

const server = useServer();

/** The edge cases of sqlx.md, section 5, in its order; where we differ, the title says so. */
const CASES: readonly {
  readonly title: string;
  /** SQL that stands before the run. */
  readonly before?: string;
  readonly files: readonly string[];
  readonly allow?: boolean;
  readonly outcomes: readonly string[];
  readonly sqlstate?: string;
  readonly at?: readonly [number, number];
  readonly message?: RegExp;
  readonly advice?: RegExp;
  readonly rows: readonly string[];
  readonly relations: readonly string[];
  readonly warnings?: readonly RemarkCode[];
}[] = [
  {
    title: 'several statements outside a transaction, one of them CREATE INDEX CONCURRENTLY',
    before: 'CREATE TABLE t (a int)',
    files: ['-- no-transaction\nSELECT 1;\nCREATE INDEX CONCURRENTLY i ON t (a);'],
    outcomes: ['up 1 failed'],
    sqlstate: '25001',
    message: /^CREATE INDEX CONCURRENTLY cannot run inside a transaction block$/,
    advice: /^Leave this one statement in the file/,
    rows: [],
    relations: ['t'],
    warnings: ['needs-no-transaction'],
  },
  {
    title: 'one CREATE INDEX CONCURRENTLY with comments around it works',
    before: 'CREATE TABLE t (a int)',
    files: ['-- no-transaction\n-- why\nCREATE INDEX CONCURRENTLY i ON t (a);\n-- end\n'],
    outcomes: ['up 1 done'],
    rows: ['1'],
    relations: ['i', 't'],
  },
  {
    title: 'outside a transaction the second of two statements fails: nothing remains',
    files: ['-- no-transaction\nCREATE TABLE a ();\nCREATE TABLE a ();'],
    outcomes: ['up 1 failed'],
    sqlstate: '42P07',
    rows: [],
    relations: [],
  },
  {
    title: 'a CREATE INDEX CONCURRENTLY that fails leaves an INVALID index, which is named',
    before: 'CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)',
    files: ['-- no-transaction\nCREATE UNIQUE INDEX CONCURRENTLY i ON t (a);'],
    outcomes: ['up 1 failed'],
    sqlstate: '23505',
    at: [2, 1],
    advice: /The index public\.i is left INVALID: drop it \(DROP INDEX CONCURRENTLY public\.i\)/,
    rows: [],
    relations: ['i', 't'],
  },
  {
    title: 'a COMMIT, then a statement that fails: what stood before stays, without a row',
    files: ['CREATE TABLE a ();\nCOMMIT;\nCREATE TABLE a ();'],
    allow: true,
    outcomes: ['up 1 failed'],
    sqlstate: '42P07',
    advice: /What stood before a COMMIT of its own may have remained/,
    rows: [],
    relations: ['a'],
    warnings: ['transaction-control'],
  },
  {
    title: 'BEGIN first and COMMIT last: runs, and its row is written behind it',
    files: ['BEGIN;\nCREATE TABLE a ();\nCOMMIT;', 'CREATE TABLE b ();'],
    outcomes: ['up 1 done', 'up 2 done'],
    rows: ['1', '2'],
    relations: ['a', 'b'],
    warnings: ['own-transaction'],
  },
  {
    title: 'ends with ROLLBACK: unlike in sqlx, its row does not say success',
    files: ['CREATE TABLE a ();\nROLLBACK;', 'CREATE TABLE b ();'],
    allow: true,
    outcomes: ['up 1 failed', 'up 2 not-reached'],
    message: /ended the transaction around it .* says success = false/,
    rows: ['1 failed'],
    relations: [],
    warnings: ['transaction-control'],
  },
  {
    title: 'COMMIT and a new BEGIN: found out, though a transaction is open at the end',
    files: ['CREATE TABLE a ();\nCOMMIT;\nBEGIN;\nCREATE TABLE b ();'],
    allow: true,
    outcomes: ['up 1 failed'],
    message: /ended the transaction around it/,
    rows: ['1 failed'],
    relations: ['a', 'b'],
    warnings: ['transaction-control', 'transaction-control'],
  },
  {
    title: 'a BEGIN that only nests leaves the transaction as it is: a plain success',
    files: ['BEGIN;\nCREATE TABLE a ();'],
    allow: true,
    outcomes: ['up 1 done'],
    rows: ['1'],
    relations: ['a'],
    warnings: ['transaction-control'],
  },
  {
    title: 'search_path is moved away from the ledger: unlike in sqlx, the row is written',
    before: 'CREATE SCHEMA other',
    files: ['SET LOCAL search_path = other;', "SELECT set_config('search_path', '', false);"],
    outcomes: ['up 1 done', 'up 2 done'],
    rows: ['1', '2'],
    relations: [],
  },
  {
    title: 'starts with a byte order mark',
    files: ['\ufeffCREATE TABLE a ();'],
    outcomes: ['up 1 failed'],
    sqlstate: '42601',
    at: [1, 1],
    advice: /save it as UTF-8 without BOM/,
    rows: [],
    relations: [],
  },
  {
    title: 'an error without a position is found by the statements that ran before it',
    before: 'CREATE TABLE t (a int); INSERT INTO t VALUES (1), (1)',
    files: [
      '-- one\nSELECT 1; ;\r\nSELECT 2;\n/* why */ ALTER TABLE t\n  ADD UNIQUE (a);\nSELECT 3',
    ],
    outcomes: ['up 1 failed'],
    sqlstate: '23505',
    at: [4, 11],
    rows: [],
    relations: ['t'],
  },
  {
    title: 'COPY FROM stdin waits for rows that no migration can send',
    before: 'CREATE TABLE t (a int)',
    files: ['COPY t FROM stdin;'],
    outcomes: ['up 1 failed'],
    sqlstate: '57014',
    advice: /^Commands of psql .* write INSERT statements instead/,
    rows: [],
    relations: ['t'],
  },
  {
    title: 'empty files and files of comments are recorded',
    files: ['', '-- nothing\n'],
    outcomes: ['up 1 done', 'up 2 done'],
    rows: ['1', '2'],
    relations: [],
    warnings: ['empty-script', 'empty-script'],
  },
  {
    title: 'a deferred constraint fails at COMMIT: nothing remains',
    before: 'CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int REFERENCES p DEFERRABLE)',
    files: ['SET CONSTRAINTS ALL DEFERRED;\nCREATE TABLE a ();\nINSERT INTO c VALUES (1);'],
    outcomes: ['up 1 failed'],
    sqlstate: '23503',
    message: /^At COMMIT, when deferred constraints are checked: insert or update on table "c"/,
    rows: [],
    relations: ['c', 'p', 'p_pkey'],
  },
  {
    title: 'ALTER TYPE ADD VALUE and its use in one transaction',
    before: "CREATE TYPE mood AS ENUM ('sad')",
    files: ["ALTER TYPE mood ADD VALUE 'glad';\nSELECT 'glad'::mood;"],
    outcomes: ['up 1 failed'],
    sqlstate: '55P04',
    at: [2, 8],
    advice: /put ALTER TYPE \.\.\. ADD VALUE into a migration of its own/,
    rows: [],
    relations: [],
  },
  {
    title: 'ALTER TYPE ADD VALUE and its use in one file outside a transaction',
    before: "CREATE TYPE mood AS ENUM ('sad')",
    files: ["-- no-transaction\nALTER TYPE mood ADD VALUE 'glad';\nSELECT 'glad'::mood;"],
    outcomes: ['up 1 failed'],
    sqlstate: '55P04',
    rows: [],
    relations: [],
  },
  {
    title: 'ALTER TYPE ADD VALUE and its use in two files work',
    before: "CREATE TYPE mood AS ENUM ('sad')",
    files: ["ALTER TYPE mood ADD VALUE 'glad';", "SELECT 'glad'::mood;"],
    outcomes: ['up 1 done', 'up 2 done'],
    rows: ['1', '2'],
    relations: [],
  },
  {
    title: 'SET ROLE to a role without rights on the ledger',
    before:
      'DROP ROLE IF EXISTS nobody; CREATE ROLE nobody; GRANT CREATE ON SCHEMA public TO nobody',
    files: ['SET ROLE nobody;\nCREATE TABLE a ();'],
    outcomes: ['up 1 failed'],
    sqlstate: '42501',
    message: /^Writing its row in the ledger: permission denied for table _sqlx_migrations$/,
    advice: /needs SELECT, INSERT, UPDATE and DELETE on the ledger/,
    rows: [],
    relations: [],
  },
  {
    title: 'a plain SET reaches into the migrations after it',
    files: [
      "SET staircase.test = 'set by 1';",
      "DO $$ BEGIN IF current_setting('staircase.test') = 'set by 1' THEN CREATE TABLE a (); END IF; END $$;",
    ],
    outcomes: ['up 1 done', 'up 2 done'],
    rows: ['1', '2'],
    relations: ['a'],
  },
  {
    title: 'a BEGIN without its COMMIT outside a transaction is rolled back, and said',
    files: ['-- no-transaction\nBEGIN;\nCREATE TABLE a ();'],
    outcomes: ['up 1 failed'],
    message: /began a transaction and did not end it/,
    rows: [],
    relations: [],
  },
];

for (const { title, before, files, allow = false, ...expected } of CASES) {
  test(title, async (t) => {
    const url = await server.createDatabase();
    const session = await open(t, url);
    if (before) await session.script(before);
    const found = files.map((up, index) => migration({ version: BigInt(index + 1), up }));
    const report = await runOn(session, found, { kind: 'run' }, { allowTransactionControl: allow });
    const failure = report.steps.find((step) => step.failure)?.failure;
    assert.deepEqual(outcomes(report), expected.outcomes);
    assert.equal(failure?.sqlstate, expected.sqlstate);
    if (expected.at) assert.deepEqual([failure?.place?.line, failure?.place?.column], expected.at);
    if (expected.message) assert.match(failure?.message ?? '', expected.message);
    if (expected.advice) assert.match(failure?.advice ?? '', expected.advice);
    assert.deepEqual(
      report.warnings.map((it) => it.code),
      expected.warnings ?? [],
    );
    const after = await open(t, url);
    assert.deepEqual(await rowsOf(after), expected.rows);
    assert.deepEqual(await relationsOf(after), expected.relations);
    assert.equal(session.transactionStatus, 'idle');
    assert.ok(
      await after.tryLock(lockId(new URL(url).pathname.slice(1))),
      'the lock is free again',
    );
  });
}
