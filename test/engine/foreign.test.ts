import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import { type Foreign, findForeign, refuseForeign } from '../../src/engine/foreign/foreign.ts';
import type { Remark, RemarkCode } from '../../src/engine/plan/plan.ts';
import { execute } from '../../src/engine/run/execute.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { migration, migrations } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { open, outcomes, planOn, rowsOf, runOn, withDefaults } from './support/scene.ts';

const server = useServer();

test('a ledger of ours that has rows makes everything else no matter', async (t) => {
  const session = await open(t, await server.createDatabase());
  await runOn(session, migrations(1n));
  await session.script("CREATE TABLE schema_migrations AS SELECT '1' AS version");
  assert.equal(await foreignOf(session), undefined);
});

test('what a run of ours has made since the ledger was read is not foreign', async (t) => {
  const session = await open(t, await server.createDatabase());
  const found = [migration({ version: 1n, up: 'CREATE TABLE a ();' })];
  const plan = await planOn(session, found, { kind: 'run' });
  await runOn(session, found);
  assert.equal(await findForeign(session, plan, await loadParser()), undefined);
});

const TABLES: readonly {
  readonly title: string;
  readonly before: string;
  readonly up: string;
  readonly tables: readonly string[];
}[] = [
  {
    title: 'in the schema where it would be created',
    before: 'CREATE TABLE a ()',
    up: 'CREATE TABLE a (); CREATE TABLE b ();',
    tables: ['public.a'],
  },
  {
    title: 'not in a schema further along search_path',
    before: 'CREATE SCHEMA postgres; CREATE TABLE public.a ()',
    up: 'CREATE TABLE a ();',
    tables: [],
  },
  {
    title: 'by the schema it is written with, with capitals kept',
    before: 'CREATE SCHEMA "App"; CREATE TABLE "App"."Users" ()',
    up: 'CREATE TABLE IF NOT EXISTS "App"."Users" (); CREATE TABLE users ();',
    tables: ['App.Users'],
  },
  {
    title: 'no temporary one',
    before: 'CREATE TABLE a ()',
    up: 'CREATE TEMP TABLE a ();',
    tables: [],
  },
];

for (const { title, before, up, tables } of TABLES) {
  test(`finds a table that exists: ${title}`, async (t) => {
    const session = await open(t, await server.createDatabase());
    await session.script(before);
    const plan = await planOn(session, [migration({ version: 1n, up })], { kind: 'run' });
    const foreign = await findForeign(session, plan, await loadParser());
    assert.deepEqual(foreign?.tables ?? [], tables);
    if (!foreign) return;
    const refused = refuseForeign(plan, foreign);
    assert.deepEqual(codes(refused.refusals), ['existing-table']);
    assert.ok(refused.refusals[0]?.message.includes(tables.join(', ')));
  });
}

test("a run beside another application's ledger is done, and asks no more", async (t) => {
  const session = await open(t, await server.createDatabase());
  await runOn(session, migrations(7n, 8n));
  const options = { ledger: '_sqlx_migrations_of_b' };
  const plan = await planOn(session, migrations(1n, 2n), { kind: 'run' }, options);
  const foreign = await findForeign(session, plan, await loadParser());
  const judged = refuseForeign(plan, foreign ?? { ledgers: [], tables: [] });
  assert.deepEqual(codes(judged.doubts), ['other-ledger']);
  const report = await execute(session, judged, withDefaults());
  assert.deepEqual(codes(report.confirmed ?? []), ['other-ledger']);
  assert.deepEqual(outcomes(report), ['up 1 done', 'up 2 done']);
  assert.deepEqual(await rowsOf(session), ['7', '8']);
  const next = await planOn(session, migrations(1n, 2n, 3n), { kind: 'run' }, options);
  assert.equal(await findForeign(session, next, await loadParser()), undefined);
});

test("a table of our ledger's name elsewhere counts as another tool's where ours names its schema", async (t) => {
  const session = await open(t, await server.createDatabase());
  await runOn(session, migrations(1n));
  const plan = await planOn(
    session,
    migrations(1n),
    { kind: 'run' },
    { ledger: 'app._sqlx_migrations' },
  );
  const foreign = await findForeign(session, plan, await loadParser());
  assert.deepEqual(
    foreign?.ledgers.map((it) => it.table),
    ['public._sqlx_migrations'],
  );
});

test('marking what another tool lists is not refused, and opens the way', async (t) => {
  const session = await open(t, await server.createDatabase());
  await session.script("CREATE TABLE schema_migrations AS SELECT '1' AS version");
  await session.script('CREATE TABLE t1 ()');
  const found = migrations(1n, 2n);
  const foreign = await foreignOf(session);
  assert.deepEqual(foreign?.tables, ['public.t1']);
  const versions = foreign.ledgers.flatMap((ledger) => ledger.versions);
  const plan = await planOn(session, found, { kind: 'mark-applied', versions });
  assert.equal(refuseForeign(plan, foreign), plan);
  assert.equal((await runOn(session, found, { kind: 'mark-applied', versions })).outcome, 'done');
  assert.equal(await foreignOf(session), undefined);
  assert.equal((await runOn(session, found)).outcome, 'done');
});

function codes(remarks: readonly Remark[]): RemarkCode[] {
  return remarks.map((remark) => remark.code);
}

async function foreignOf(session: Session): Promise<Foreign | undefined> {
  const plan = await planOn(session, migrations(1n, 2n, 3n), { kind: 'run' });
  return findForeign(session, plan, await loadParser());
}
