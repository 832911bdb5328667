import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findForeign, refuseForeign } from '../../src/engine/foreign/foreign.ts';
import type { ForeignLedger } from '../../src/engine/foreign/foreignLedgers.ts';
import type { Remark, RemarkCode } from '../../src/engine/plan/plan.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { migrations } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { open, planOn } from './support/scene.ts';

const server = useServer();

const SQLX_COLUMNS = `(version bigint PRIMARY KEY, description text NOT NULL,
  installed_on timestamptz NOT NULL DEFAULT now(), success boolean NOT NULL,
  checksum bytea NOT NULL, execution_time bigint NOT NULL)`;

const LEDGERS: readonly {
  readonly title: string;
  readonly before: string;
  readonly found: readonly ForeignLedger[];
  /** What becomes of a run; refused unless said otherwise. */
  readonly refusals?: readonly RemarkCode[];
  readonly doubts?: readonly RemarkCode[];
  readonly says?: RegExp;
}[] = [
  {
    title: "Diesel's, whose versions are text",
    before: `
      CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on timestamp);
      INSERT INTO __diesel_schema_migrations VALUES ('00000000000001'), ('20250102030405')`,
    found: [
      {
        table: 'public.__diesel_schema_migrations',
        tool: 'diesel',
        listed: 2,
        versions: [1n, 20250102030405n],
        sqlxShape: false,
        listsOurs: true,
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
        listsOurs: true,
      },
    ],
    refusals: ['usable-ledger'],
    says: /lists 1 version, .* Use that table \(table-name = 'public\.__sqlx_migrations'/,
  },
  {
    title: "sqlx's in a schema with capitals, named as SQL reads it",
    before: `
      CREATE SCHEMA "MyApp";
      CREATE TABLE "MyApp".__sqlx_migrations ${SQLX_COLUMNS};
      INSERT INTO "MyApp".__sqlx_migrations VALUES (1, 'one', now(), true, '', 1)`,
    found: [
      {
        table: '"MyApp".__sqlx_migrations',
        tool: 'sqlx',
        listed: 1,
        versions: [1n],
        sqlxShape: true,
        listsOurs: true,
      },
    ],
    refusals: ['usable-ledger'],
    says: /table-name = '"MyApp"\.__sqlx_migrations'/,
  },
  {
    title: "another application's, which shares no version with ours: a run goes on beside it",
    before: `
      CREATE TABLE __sqlx_migrations ${SQLX_COLUMNS};
      INSERT INTO __sqlx_migrations VALUES (7, 'seven', now(), true, '', 1)`,
    found: [
      {
        table: 'public.__sqlx_migrations',
        tool: 'sqlx',
        listed: 1,
        versions: [7n],
        sqlxShape: true,
        listsOurs: false,
      },
    ],
    refusals: [],
    doubts: ['other-ledger'],
    says: /lists 1 version, none of which is on disk: it looks like the ledger of another/,
  },
  {
    title: "Flyway's of versions that no migration on disk can have: a run goes on beside it",
    before: `
      CREATE TABLE flyway_schema_history (version varchar(50), success boolean);
      INSERT INTO flyway_schema_history VALUES ('1.2', true), ('1.3', true)`,
    found: [
      {
        table: 'public.flyway_schema_history',
        tool: 'flyway',
        listed: 2,
        versions: [],
        sqlxShape: false,
        listsOurs: false,
      },
    ],
    refusals: [],
    doubts: ['other-ledger'],
  },
  {
    title: "one that shares a version, beside another application's: refused by the first alone",
    before: `
      CREATE TABLE flyway_schema_history (version varchar(50));
      INSERT INTO flyway_schema_history VALUES ('1.2');
      CREATE TABLE schema_migrations (version varchar);
      INSERT INTO schema_migrations VALUES ('1')`,
    found: [
      {
        table: 'public.flyway_schema_history',
        tool: 'flyway',
        listed: 1,
        versions: [],
        sqlxShape: false,
        listsOurs: false,
      },
      {
        table: 'public.schema_migrations',
        tool: 'dbmate',
        listed: 1,
        versions: [1n],
        sqlxShape: false,
        listsOurs: true,
      },
    ],
    doubts: ['other-ledger'],
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
        listsOurs: true,
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
        tool: 'dbmate',
        listed: 1,
        versions: [2n],
        sqlxShape: false,
        listsOurs: true,
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
        tool: 'golang-migrate',
        listed: 1,
        versions: [1n, 2n],
        sqlxShape: false,
        listsOurs: true,
      },
    ],
  },
  {
    title: "golang-migrate's with a failed one, which does not count",
    before: `
      CREATE TABLE schema_migrations (version bigint, dirty boolean);
      INSERT INTO schema_migrations VALUES (2, true)`,
    found: [
      {
        table: 'public.schema_migrations',
        tool: 'golang-migrate',
        listed: 1,
        versions: [1n],
        sqlxShape: false,
        listsOurs: true,
      },
    ],
    says: /of golang-migrate lists 1 version, .*\(staircase migrate import --from golang-migrate\)/,
  },
  {
    title: "goose's, without its own version 0",
    before: `
      CREATE TABLE goose_db_version (id int, version_id bigint, is_applied boolean, tstamp timestamp);
      INSERT INTO goose_db_version VALUES (1, 0, true), (2, 1, true), (3, 2, true)`,
    found: [
      {
        table: 'public.goose_db_version',
        tool: 'goose',
        listed: 2,
        versions: [1n, 2n],
        sqlxShape: false,
        listsOurs: true,
      },
    ],
    says: /goose_db_version of goose lists 2 versions, .*\(staircase migrate import --from goose\)/,
  },
  {
    title: "refinery's",
    before: `
      CREATE TABLE refinery_schema_history (version int, name varchar, applied_on varchar, checksum varchar);
      INSERT INTO refinery_schema_history VALUES (1, 'one', '', '')`,
    found: [
      {
        table: 'public.refinery_schema_history',
        tool: 'refinery',
        listed: 1,
        versions: [1n],
        sqlxShape: false,
        listsOurs: true,
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

for (const { title, before, found, says, ...expected } of LEDGERS) {
  test(`finds a ledger: ${title}`, async (t) => {
    const session = await open(t, await server.createDatabase());
    await session.script(before);
    const plan = await planOn(session, migrations(1n, 2n, 3n), { kind: 'run' });
    const foreign = await findForeign(session, plan, await loadParser());
    assert.deepEqual(foreign?.ledgers ?? [], found);
    if (!foreign) return;
    const judged = refuseForeign(plan, foreign);
    assert.deepEqual(codes(judged.refusals), expected.refusals ?? ['foreign-ledger']);
    assert.deepEqual(codes(judged.doubts), expected.doubts ?? []);
    assert.equal(judged.steps.length, judged.refusals.length > 0 ? 0 : 3);
    if (says) assert.match([...judged.refusals, ...judged.doubts][0]?.message ?? '', says);
  });
}

function codes(remarks: readonly Remark[]): RemarkCode[] {
  return remarks.map((remark) => remark.code);
}
