import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import { readLedger } from '../../src/engine/ledger/readLedger.ts';
import { review } from '../../src/engine/plan/review.ts';
import { execute } from '../../src/engine/run/execute.ts';
import type { Report } from '../../src/engine/run/report.ts';
import type { Parser } from '../../src/sql/parser.ts';
import { migration, planFor } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import {
  LEDGER,
  open,
  outcomes,
  relationsOf,
  rowsOf,
  runOn,
  withDefaults,
} from './support/scene.ts';

const server = useServer();

test('SQL that the parser rejects is sent only once it is confirmed', async (t) => {
  const session = await open(t, await server.createDatabase());
  const found = [migration({ version: 1n, up: 'CREATE TABEL a ();' })];
  const shown = await runOn(session, found, { kind: 'run' }, { doubtsConfirmed: false });
  assert.equal(shown.outcome, 'refused');
  assert.deepEqual(
    shown.refusals.map((it) => it.code),
    ['syntax-error'],
  );
  assert.deepEqual(outcomes(shown), ['up 1 not-reached']);
  const sent = await runOn(session, found);
  assert.equal(sent.steps[0]?.failure?.sqlstate, '42601');
});

test('what was confirmed stands in the report', async (t) => {
  const session = await open(t, await server.createDatabase());
  const report = await runPastParser(session, 'CREATE TABLE a ();');
  assert.deepEqual(outcomes(report), ['up 1 done']);
  assert.deepEqual(
    report.confirmed?.map((it) => it.code),
    ['syntax-error'],
  );
});

const UNSEEN: readonly (readonly [title: string, up: string, relations: readonly string[]])[] = [
  ['a COMMIT', 'CREATE TABLE a (); COMMIT; CREATE TABLE b ();', ['a', 'b']],
  ['a COMMIT and a new BEGIN', 'CREATE TABLE a (); COMMIT; BEGIN; CREATE TABLE b ();', ['a', 'b']],
  ['a ROLLBACK', 'CREATE TABLE a (); ROLLBACK;', []],
];

for (const [title, up, relations] of UNSEEN) {
  test(`${title} that a newer server reads and our parser does not is no plain success`, async (t) => {
    const session = await open(t, await server.createDatabase());
    const report = await runPastParser(session, up);
    assert.match(report.steps[0]?.failure?.message ?? '', /ended the transaction around it/);
    assert.deepEqual(await rowsOf(session), ['1 failed']);
    assert.deepEqual(await relationsOf(session), relations);
  });
}

/** A server that is newer than the parser: it takes all of a script that the parser cannot read. */
const NOTHING_READ: Parser = {
  parse: () => ({ statements: [], problem: { message: 'syntax error', offset: 0 } }),
};

async function runPastParser(session: Session, up: string): Promise<Report> {
  const found = [migration({ version: 1n, up })];
  const plan = planFor(found, await readLedger(session, LEDGER), { kind: 'run' });
  const reviewed = review(plan, NOTHING_READ, { allowTransactionControl: false });
  return execute(session, reviewed, withDefaults());
}
