import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import { lockId } from '../../src/engine/lock/lock.ts';
import { validate } from '../../src/engine/plan/validate.ts';
import { executeRepair } from '../../src/engine/repair/executeRepair.ts';
import type { Repair, RepairKind } from '../../src/engine/repair/repair.ts';
import { repairsFor } from '../../src/engine/repair/repairsFor.ts';
import type { Migration } from '../../src/migrations/migration.ts';
import { ledgerOf, migration, migrations, planFor, rowOf } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { LEDGER, open, outcomes, planOn, rowsOf, runOn } from './support/scene.ts';

const server = useServer();
const [one, two] = migrations(1n, 2n) as [Migration, Migration];
const renamed = migration({ version: 1n, description: 'one anew', up: `${one.up?.text}\n` });

/** What is wrong, which cures there are, and what the first or the named one leaves behind. */
const CASES: readonly {
  readonly title: string;
  /** SQL that spoils a ledger in which 1 and 2 are applied. */
  readonly spoil: string;
  readonly disk?: readonly Migration[];
  readonly version?: bigint;
  readonly cures: readonly RepairKind[];
  readonly take?: RepairKind;
  readonly reason: RegExp;
  readonly rows: readonly string[];
  /** Whether everything is right afterwards. */
  readonly isValid: boolean;
}[] = [
  {
    title: 'a changed file: the row takes its checksum and its description',
    spoil: 'SELECT 1',
    disk: [renamed, two],
    cures: ['take-checksum'],
    reason: /^Nothing but its trailing white space changed; the SQL is the same\.$/,
    rows: ['1', '2'],
    isValid: true,
  },
  {
    title: 'a change that nobody can judge is not called harmless',
    spoil: `UPDATE ${LEDGER} SET checksum = '\\x00' WHERE version = 1`,
    cures: ['take-checksum'],
    reason: /^What was applied is not known, so take it for a real change\. This database keeps/,
    rows: ['1', '2'],
    isValid: true,
  },
  {
    title: 'a failed row is set to success',
    spoil: `UPDATE ${LEDGER} SET success = false WHERE version = 1`,
    cures: ['set-success', 'delete-row'],
    reason: /as it should be after this migration, and only there/,
    rows: ['1', '2'],
    isValid: true,
  },
  {
    title: 'a failed row is deleted',
    spoil: `UPDATE ${LEDGER} SET success = false WHERE version = 2`,
    version: 2n,
    cures: ['set-success', 'delete-row'],
    take: 'delete-row',
    reason: /as it was before this migration, and only there/,
    rows: ['1'],
    isValid: false,
  },
  {
    title: 'a row without a file is deleted',
    spoil: 'SELECT 1',
    disk: [one],
    version: 2n,
    cures: ['delete-row'],
    reason: /^Right where the file is gone for good/,
    rows: ['1'],
    isValid: true,
  },
  {
    title: 'of rows that are equal in every column one is kept',
    spoil: `ALTER TABLE ${LEDGER} DROP CONSTRAINT _sqlx_migrations_pkey;
      INSERT INTO ${LEDGER} SELECT * FROM ${LEDGER}; INSERT INTO ${LEDGER} SELECT * FROM ${LEDGER} WHERE version = 2`,
    cures: ['keep-one-row'],
    reason: /another tool has made this table/,
    rows: ['1', '2', '2', '2', '2'],
    isValid: false,
  },
  {
    title: 'of rows that differ the one that fits the file is kept',
    spoil: `ALTER TABLE ${LEDGER} DROP CONSTRAINT _sqlx_migrations_pkey;
      INSERT INTO ${LEDGER} VALUES (1, 'x', '2000-01-01', false, '\\x00', 5), (1, 'x', '2000-01-01', true, '\\x00', 5)`,
    cures: ['keep-one-row'],
    reason: /primary key/,
    rows: ['1', '2'],
    isValid: true,
  },
];

for (const { title, spoil, disk = [one, two], version = 1n, ...expected } of CASES) {
  test(title, async (t) => {
    const session = await open(t, await server.createDatabase());
    await runOn(session, [one, two]);
    await session.script(spoil);
    const repairs = await repairsOn(session, disk, version);
    assert.deepEqual(
      repairs.map(({ kind }) => kind),
      expected.cures,
    );
    const repair = repairs.find(({ kind }) => kind === (expected.take ?? expected.cures[0]));
    assert.ok(repair);
    assert.match(repair.reason, expected.reason);
    assert.notEqual(repair.fault, '');
    const report = await executeRepair(session, repair);
    assert.deepEqual(report, { outcome: 'done', repair, refusals: [] });
    assert.deepEqual(await rowsOf(session), expected.rows);
    const made = await planOn(session, disk, { kind: 'run' });
    assert.equal(validate(made).isValid, expected.isValid);
    assert.equal(session.transactionStatus, 'idle');
  });
}

test('a version that a ledger lists twice stops a run, and after the repair it goes on', async (t) => {
  const session = await open(t, await server.createDatabase());
  await runOn(session, [one]);
  await session.script(`ALTER TABLE ${LEDGER} DROP CONSTRAINT _sqlx_migrations_pkey;
    INSERT INTO ${LEDGER} SELECT * FROM ${LEDGER}`);
  const stopped = await runOn(session, [one, two]);
  assert.deepEqual(
    stopped.refusals.map(({ code }) => code),
    ['duplicate-row'],
  );
  const [repair] = await repairsOn(session, [one, two], 1n);
  assert.ok(repair);
  await executeRepair(session, repair);
  assert.deepEqual(outcomes(await runOn(session, [one, two])), ['up 2 done']);
});

test('what has changed since it was shown is not repaired', async (t) => {
  const session = await open(t, await server.createDatabase());
  await runOn(session, [one, two]);
  await session.script(`UPDATE ${LEDGER} SET success = false WHERE version = 1`);
  const [repair] = await repairsOn(session, [one, two], 1n);
  assert.ok(repair);
  await session.script(`UPDATE ${LEDGER} SET success = true WHERE version = 1`);
  const report = await executeRepair(session, repair);
  assert.equal(report.outcome, 'refused');
  assert.match(report.refusals[0]?.message ?? '', /has changed since it was shown/);
  assert.deepEqual(await rowsOf(session), ['1', '2']);
});

test('a repair waits for the lock, and gives up as it was told', async (t) => {
  const url = await server.createDatabase();
  const session = await open(t, url);
  await runOn(session, [one]);
  await session.script(`UPDATE ${LEDGER} SET success = false`);
  const [repair] = await repairsOn(session, [one], 1n);
  assert.ok(repair);
  const other = await open(t, url, 'other');
  await other.tryLock(lockId(new URL(url).pathname.slice(1)));
  const report = await executeRepair(session, repair, { lockWait: 0 });
  assert.equal(report.outcome, 'failed');
  assert.match(report.failure?.message ?? '', /held by pid \d+, application other/);
  assert.deepEqual(await rowsOf(session), ['1 failed']);
});

test('a role that may not write is told, and nothing is written', async (t) => {
  const session = await open(t, await server.createDatabase());
  await runOn(session, [one]);
  await session.script(`UPDATE ${LEDGER} SET success = false`);
  const [repair] = await repairsOn(session, [one], 1n);
  assert.ok(repair);
  await session.script('DROP ROLE IF EXISTS reader; CREATE ROLE reader');
  await session.script(`GRANT SELECT ON ${LEDGER} TO reader; SET ROLE reader`);
  const report = await executeRepair(session, repair);
  assert.equal(report.failure?.sqlstate, '42501');
  assert.deepEqual(await rowsOf(session), ['1 failed']);
});

test('a sound row, a pending migration and an unknown version need no repair', () => {
  const row = rowOf(one, { executionTime: -1n });
  const made = planFor([one, two], ledgerOf(row), { kind: 'run' });
  const why = (version: bigint): string => {
    const choice = repairsFor(made, version);
    return choice.kind === 'none' ? choice.remark.message : 'repairs';
  };
  assert.equal(why(1n), '1 step 1 is applied and its row is sound.');
  assert.match(why(2n), /has no row in the ledger/);
  assert.match(why(3n), /Neither disk nor ledger has the version 3/);
});

async function repairsOn(
  session: Session,
  disk: readonly Migration[],
  version: bigint,
): Promise<readonly Repair[]> {
  const choice = repairsFor(await planOn(session, disk, { kind: 'run' }), version);
  return choice.kind === 'repairs' ? choice.repairs : [];
}
