import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Plan, RemarkCode, StepControl } from '../../src/engine/plan/plan.ts';
import { review } from '../../src/engine/plan/review.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import type { Parser } from '../../src/sql/parser.ts';
import { ledgerOf, migration, planFor, rowOf } from '../support/migrations.ts';

let parser: Parser;
before(async () => {
  parser = await loadParser();
});

const CASES: readonly {
  readonly title: string;
  readonly up: string;
  readonly allow?: boolean;
  readonly control?: StepControl;
  readonly refusals?: readonly RemarkCode[];
  readonly warnings?: readonly RemarkCode[];
  readonly doubts?: readonly RemarkCode[];
  /** Line and column of the first remark. */
  readonly at?: readonly [number, number];
  readonly says?: RegExp;
}[] = [
  { title: 'plain SQL is left alone', up: 'CREATE TABLE a ();\nCREATE TABLE b ();' },
  {
    title: 'an empty file runs, and is said',
    up: '',
    warnings: ['empty-script'],
    at: [1, 1],
  },
  {
    title: 'a file of comments runs, and is said',
    up: '-- nothing yet\n/* here */',
    warnings: ['empty-script'],
  },
  {
    title: 'BEGIN first and COMMIT last runs, and its row is said to be committed separately',
    up: '-- from psql\nBEGIN;\nCREATE TABLE a ();\nCOMMIT;',
    control: 'own-transaction',
    warnings: ['own-transaction'],
    at: [2, 1],
    says: /committed separately/,
  },
  {
    title: 'a COMMIT in the middle is refused at its place',
    up: 'CREATE TABLE a ();\n  COMMIT;\nCREATE TABLE b ();',
    refusals: ['transaction-control'],
    at: [2, 3],
    says: /^COMMIT ends or nests/,
  },
  {
    title: 'a ROLLBACK at the end is refused',
    up: 'CREATE TABLE a ();\nROLLBACK;',
    refusals: ['transaction-control'],
    at: [2, 1],
  },
  {
    title: 'END and ABORT are refused by their other names too',
    up: 'END; ABORT;',
    refusals: ['transaction-control', 'transaction-control'],
  },
  {
    title: 'allowTransactionControl makes it a warning',
    up: 'CREATE TABLE a ();\nCOMMIT;',
    allow: true,
    control: 'forbidden',
    warnings: ['transaction-control'],
  },
  {
    title: 'savepoints live inside the transaction',
    up: 'SAVEPOINT a; ROLLBACK TO a; RELEASE a;',
  },
  {
    title: 'a script outside a transaction may have its own',
    up: '-- no-transaction\nBEGIN; CREATE TABLE a (); COMMIT;',
  },
  {
    title: 'CREATE INDEX CONCURRENTLY in a wrapped file is said, with the cure',
    up: 'CREATE INDEX CONCURRENTLY i ON t (a);',
    warnings: ['needs-no-transaction'],
    at: [1, 1],
    says: /so write -- no-transaction at the very beginning/,
  },
  {
    title: 'beside other statements it wants a migration of its own as well',
    up: 'CREATE TABLE a ();\nCREATE INDEX CONCURRENTLY i ON t (a);',
    warnings: ['needs-no-transaction'],
    at: [2, 1],
    says: /put it into a migration of its own and write -- no-transaction/,
  },
  {
    title: 'alone in a file outside a transaction it is fine',
    up: '-- no-transaction\nCREATE INDEX CONCURRENTLY i ON t (a);',
  },
  {
    title: 'two statements of a file outside a transaction are one transaction all the same',
    up: '-- no-transaction\nCREATE INDEX CONCURRENTLY i ON t (a);\nCREATE INDEX CONCURRENTLY j ON t (b);',
    warnings: ['needs-no-transaction', 'needs-no-transaction'],
    says: /sent as one, which is a transaction/,
  },
  {
    title: 'SQL that the parser rejects is a doubt at its place',
    up: 'CREATE TABLE a ();\nCREATE TABEL b ();',
    control: 'unknown',
    doubts: ['syntax-error'],
    at: [2, 8],
  },
  {
    title: 'transaction control behind SQL that the parser rejects is refused all the same',
    up: 'CREATE TABEL a ();\nCOMMIT;\nBEGIN;',
    refusals: ['transaction-control', 'transaction-control'],
    doubts: ['syntax-error'],
    at: [2, 1],
  },
  {
    title: 'a script outside a transaction is not watched, whatever the parser says',
    up: '-- no-transaction\nCREATE TABEL a ();',
    doubts: ['syntax-error'],
  },
  {
    title: 'a byte order mark is called by its name',
    up: '\ufeffCREATE TABLE a ();',
    control: 'unknown',
    doubts: ['syntax-error'],
    says: /byte order mark/,
  },
  {
    title: 'a command of psql is called by its name',
    up: 'CREATE TABLE a ();\n\\i other.sql\n',
    control: 'unknown',
    doubts: ['syntax-error'],
    at: [2, 1],
    says: /command of psql/,
  },
  {
    title: "another runner's way down in the same file is a doubt: it would run as well",
    up: '-- migrate:up\nCREATE TABLE a ();\n\n-- migrate:down\nDROP TABLE a;',
    doubts: ['other-runner'],
    at: [4, 1],
    says: /^-- migrate:down is a directive of dbmate, and a comment here: what stands below it runs/,
  },
  {
    title: 'with nothing below it, it is none',
    up: '-- +goose Up\nCREATE TABLE a ();\n-- +goose Down\n',
  },
  { title: 'CRLF is no matter', up: 'CREATE TABLE a ();\r\nCREATE TABLE b ();\r\n' },
];

for (const { title, up, allow = false, at, says, ...expected } of CASES) {
  test(title, () => {
    const made = reviewed(up, allow);
    const codes = (kind: 'refusals' | 'warnings' | 'doubts'): RemarkCode[] =>
      made[kind].map((remark) => remark.code);
    assert.deepEqual(codes('refusals'), expected.refusals ?? []);
    assert.deepEqual(codes('warnings'), expected.warnings ?? []);
    assert.deepEqual(codes('doubts'), expected.doubts ?? []);
    assert.equal(made.steps.length, expected.refusals ? 0 : 1);
    assert.equal(made.steps[0]?.control, expected.control);
    const [first] = [...made.refusals, ...made.warnings, ...made.doubts];
    if (at) assert.deepEqual([first?.place?.line, first?.place?.column], at);
    if (says) assert.match(first?.message ?? '', says);
  });
}

test('the down script of a revert is read, not the up script', () => {
  const both = migration({ version: 1n, up: 'SELEC 1;', down: 'COMMIT;' });
  const made = review(planFor([both], ledgerOf(rowOf(both)), { kind: 'revert-last' }), parser, {
    allowTransactionControl: false,
  });
  assert.deepEqual(
    made.refusals.map((remark) => remark.path),
    [both.down?.path],
  );
  assert.deepEqual(made.doubts, []);
});

test('marking as applied reads no SQL, for none is sent', () => {
  const broken = migration({ version: 1n, up: 'SELEC 1; COMMIT;' });
  const intent = { kind: 'mark-applied', versions: [1n] } as const;
  const made = review(planFor([broken], ledgerOf(), intent), parser, {
    allowTransactionControl: false,
  });
  assert.deepEqual([made.refusals, made.doubts], [[], []]);
});

function reviewed(up: string, allowTransactionControl: boolean): Plan {
  const found = [migration({ version: 1n, up })];
  return review(planFor(found, ledgerOf(), { kind: 'run' }), parser, { allowTransactionControl });
}
