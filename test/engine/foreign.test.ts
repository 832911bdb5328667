import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import { type Foreign, findForeign, refuseForeign } from '../../src/engine/foreign.ts';
import type { ForeignLedger } from '../../src/engine/foreignLedgers.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { migration, migrations } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { open, planOn, runOn } from './support/scene.ts';

const server = useServer();

const SQLX_COLUMNS = `(version bigint PRIMARY KEY, description text NOT NULL,
  installed_on timestamptz NOT NULL DEFAULT now(), success boolean NOT NULL,
  checksum bytea NOT NULL, execution_time bigint NOT NULL)`;

const LEDGERS: readonly {
  readonly title: string;
  readonly before: string;
  readonly found: readonly ForeignLedger[];
  readonly says?: RegExp;
}[] = [
  {
    title: "Diesel's, whose versions are text",
    before: `
      CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on timestamp);
      INSERT INTO __diesel_schema_migrations VALUES ('00000000000000'), ('20250102030405')`,
    found: [
      {
        table: 'public.__diesel_schema_migrations',
        tool: 'diesel',
        listed: 2,
        versions: [0n, 20250102030405n],
        sqlxShape: false,
      },
    ],
    says: /__diesel_schema_migrations of Diesel lists 2 versions, .* Mark the versions it lists/,
  },
  {
    title: "sqlx's under another name, which could be used as it is",
    before: `
      CREATE TABLE __sqlx_migrations ${SQLX_COLUMNS};
      INSERT INTO __sqlx_migrations VALUES (1, 'one', now(), true, '', 1)`,
    found: [
      {
        table: 'public.__sqlx_migrations',
        tool: 'sqlx',
        listed: 1,
        versions: [1n],
        sqlxShape: true,
      },
    ],
    says: /lists 1 version, .* Use that table \(table-name = "public\.__sqlx_migrations"/,
  },
  {
    title: "Flyway's, of which only what succeeded and has a number can be compared",
    before: `
      CREATE SCHEMA flyway;
      CREATE TABLE flyway.flyway_schema_history (installed_rank int, version varchar(50), success boolean);
      INSERT INTO flyway.flyway_schema_history
      VALUES (1, '1', true), (2, '1.2', true), (3, NULL, true), (4, '4', false)`,
    found: [
      {
        table: 'flyway.flyway_schema_history',
        tool: 'flyway',
        listed: 2,
        versions: [1n],
        sqlxShape: false,
      },
    ],
    says: /of Flyway lists 2 versions/,
  },
  {
    title: "Rails' and dbmate's",
    before: `
      CREATE TABLE schema_migrations (version varchar PRIMARY KEY);
      INSERT INTO schema_migrations VALUES ('2')`,
    found: [
      {
        table: 'public.schema_migrations',
        tool: 'other',
        listed: 1,
        versions: [2n],
        sqlxShape: false,
      },
    ],
  },
  {
    title: "golang-migrate's, whose one row stands for all up to it",
    before: `
      CREATE TABLE schema_migrations (version bigint, dirty boolean);
      INSERT INTO schema_migrations VALUES (2, false)`,
    found: [
      {
        table: 'public.schema_migrations',
        tool: 'other',
        listed: 1,
        versions: [1n, 2n],
        sqlxShape: false,
      },
    ],
  },
  {
    title: 'no empty one',
    before: 'CREATE TABLE schema_migrations (version varchar PRIMARY KEY)',
    found: [],
  },
  {
    title: 'no table of another kind by such a name',
    before: 'CREATE TABLE schema_migrations (name text); INSERT INTO schema_migrations VALUES (1)',
    found: [],
  },
];

for (const { title, before, found, says } of LEDGERS) {
  test(`finds a ledger: ${title}`, async (t) => {
    const session = await open(t, await server.createDatabase());
    await session.script(before);
    const foreign = await foreignOf(session);
    assert.deepEqual(foreign?.ledgers ?? [], found);
    if (!foreign) return;
    const plan = await planOn(session, migrations(1n, 2n, 3n), { kind: 'run' });
    const refused = refuseForeign(plan, foreign);
    assert.deepEqual(refused.steps, []);
    assert.deepEqual(
      refused.refusals.map((it) => it.code),
      ['foreign-ledger'],
    );
    if (says) assert.match(refused.refusals[0]?.message ?? '', says);
  });
}

test('a ledger of ours that has rows makes everything else no matter', async (t) => {
  const session = await open(t, await server.createDatabase());
  await runOn(session, migrations(1n));
  await session.script("CREATE TABLE schema_migrations AS SELECT '1' AS version");
  assert.equal(await foreignOf(session), undefined);
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
    assert.deepEqual(
      refused.refusals.map((it) => it.code),
      ['existing-table'],
    );
    assert.ok(refused.refusals[0]?.message.includes(tables.join(', ')));
  });
}

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

async function foreignOf(session: Session): Promise<Foreign | undefined> {
  const plan = await planOn(session, migrations(1n, 2n, 3n), { kind: 'run' });
  return findForeign(session, plan, await loadParser());
}
