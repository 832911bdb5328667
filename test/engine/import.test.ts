import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Session } from '../../src/database/session.ts';
import type { ForeignTool } from '../../src/engine/foreign/foreignTable.ts';
import { type ImportPlan, planImport } from '../../src/engine/foreign/planImport.ts';
import { readForeignTable } from '../../src/engine/foreign/readForeignTable.ts';
import { readLedger } from '../../src/engine/ledger/readLedger.ts';
import type { RemarkCode } from '../../src/engine/plan/plan.ts';
import { execute } from '../../src/engine/run/execute.ts';
import type { Migration } from '../../src/migrations/migration.ts';
import { folderOf, migration } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { LEDGER, open, rowsOf, runOn, withDefaults } from './support/scene.ts';

const server = useServer();

/** As Diesel makes it, and as Flyway 11 does. */
const DIESEL = `CREATE TABLE __diesel_schema_migrations (
  version varchar(50) PRIMARY KEY, run_on timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP);
  INSERT INTO __diesel_schema_migrations (version) VALUES `;
const FLYWAY = `CREATE TABLE flyway_schema_history (
  installed_rank int PRIMARY KEY, version varchar(50), description varchar(200) NOT NULL,
  type varchar(20) NOT NULL, script varchar(1000) NOT NULL, checksum int,
  installed_by varchar(100) NOT NULL DEFAULT 'me', installed_on timestamp NOT NULL DEFAULT now(),
  execution_time int NOT NULL DEFAULT 1, success boolean NOT NULL);
  INSERT INTO flyway_schema_history
    (installed_rank, version, description, type, script, success) VALUES `;
/** As dbmate 2.36, golang-migrate 4, goose 3.30 and refinery 0.10 make them. */
const DBMATE =
  'CREATE TABLE schema_migrations (version varchar PRIMARY KEY); INSERT INTO schema_migrations VALUES ';
const GOLANG =
  'CREATE TABLE schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL); INSERT INTO schema_migrations VALUES ';
const GOOSE = `CREATE TABLE goose_db_version (id int PRIMARY KEY, version_id bigint NOT NULL,
  is_applied boolean NOT NULL, tstamp timestamp NOT NULL DEFAULT now());
  INSERT INTO goose_db_version (id, version_id, is_applied) VALUES (1, 0, true), `;
const REFINERY = `CREATE TABLE refinery_schema_history (version int PRIMARY KEY, name varchar(255),
  applied_on varchar(255), checksum varchar(255));
  INSERT INTO refinery_schema_history VALUES `;
const SQLX = `CREATE SCHEMA "Old"; CREATE TABLE "Old".ledger (
  version bigint PRIMARY KEY, description text NOT NULL, installed_on timestamptz NOT NULL DEFAULT now(),
  success boolean NOT NULL, checksum bytea NOT NULL, execution_time bigint NOT NULL);
  INSERT INTO "Old".ledger (version, description, success, checksum, execution_time) VALUES `;

interface Case {
  readonly title: string;
  readonly tool: ForeignTool;
  readonly table?: string;
  readonly before: string;
  readonly onDisk: readonly Migration[];
  /** As `marked`, `known` and `left out`; nothing of it where it is refused. */
  readonly told: readonly string[];
  readonly rows?: readonly string[];
  readonly refusals?: readonly RegExp[];
  readonly doubts?: readonly RemarkCode[];
  /** What is said besides; nothing unless said otherwise. */
  readonly warns?: RegExp;
}

const CASES: readonly Case[] = [
  {
    title: "Diesel's stamps, of a table filled by hand with their dashes",
    tool: 'diesel',
    before: `${DIESEL} ('00000000000000'), ('202601010000000000'), ('2026-02-02-000000')`,
    onDisk: [at(202601010000000000n), at(20260202000000n), at(20260303000000n)],
    told: [
      'marked 202601010000000000',
      'marked 20260202000000',
      'left out 00000000000000: no migration on disk has this version',
    ],
    rows: ['202601010000000000', '20260202000000'],
  },
  {
    title: 'what our ledger has already is not marked again',
    tool: 'diesel',
    before: `${DIESEL} ('1'), ('2')`,
    onDisk: [at(1n, 'ours'), at(2n), at(3n)],
    told: ['marked 2', 'known 1'],
    rows: ['1', '2'],
  },
  {
    title: "Flyway's numbers, and what it does besides",
    tool: 'flyway',
    before: `${FLYWAY}
      (0, NULL, '<< Flyway Schema Creation >>', 'SCHEMA', '"app"', true),
      (1, '001', 'one', 'SQL', 'V001__one.sql', true), (2, '2', 'two', 'JDBC', 'db.V2__two', true),
      (3, '3', 'three', 'SQL', 'V3__three.sql', true), (4, '3', 'three', 'UNDO_SQL', 'U3__three.sql', true),
      (5, NULL, 'views', 'SQL', 'R__views.sql', true), (6, NULL, 'views', 'SQL', 'R__views.sql', true),
      (7, '4', 'four', 'SQL', 'V4__four.sql', true), (8, '4', 'four', 'DELETE', 'V4__four.sql', true),
      (10, '5', 'five', 'SQL', 'V5__five.sql', true), (9, '5', 'five', 'UNDO_SQL', 'U5__five.sql', true)`,
    onDisk: [at(1n), at(2n), at(3n), at(4n), at(5n)],
    told: [
      'marked 1',
      'marked 2',
      'marked 5',
      'left out 3: it was taken back',
      'left out  views: it is repeatable and has no version',
      'left out 4: it was taken back',
    ],
    rows: ['1', '2', '5'],
  },
  {
    title: "Flyway's dotted versions, only where the digits and the description agree",
    tool: 'flyway',
    before: `${FLYWAY}
      (1, '1.1', 'add users', 'SQL', 'V1_1__add_users.sql', true),
      (2, '1.2', 'add rights', 'SQL', 'V1_2__add_rights.sql', true),
      (3, '2024.01.01', 'Add-Posts', 'SQL', 'V2024_01_01__Add-Posts.sql', true)`,
    onDisk: [at(11n, 'add users'), at(12n, 'something else'), at(20240101n, 'add posts')],
    told: [
      'marked 11',
      'marked 20240101',
      'left out 1.2: no migration on disk has its digits as version, and its description',
    ],
    rows: ['11', '20240101'],
  },
  {
    title: "Flyway's dotted version whose digits come later here",
    tool: 'flyway',
    before: `${FLYWAY} (1, '2', 'two', 'SQL', '', true), (2, '2.1', 'more', 'SQL', '', true),
      (3, '003', 'three', 'SQL', '', true), (4, '3.0.1', 'four', 'SQL', '', true)`,
    onDisk: [at(2n), at(21n, 'more'), at(3n), at(301n, 'four')],
    told: ['marked 2', 'marked 3', 'marked 21', 'marked 301'],
    rows: ['2', '3', '21', '301'],
    warns: /^A new database would run 3 .* before 21 more, .* \(003 comes after 2\.1 there\)/,
  },
  {
    title: "Diesel's short version, which it runs after its stamps",
    tool: 'diesel',
    before: `${DIESEL} ('20260101000000'), ('5')`,
    onDisk: [at(5n), at(20260101000000n)],
    told: ['marked 5', 'marked 20260101000000'],
    rows: ['5', '20260101000000'],
    warns: /^A new database would run 5 .* \(5 comes after 20260101000000 there\)/,
  },
  {
    title: "Flyway's baseline stands for everything up to it",
    tool: 'flyway',
    before: `${FLYWAY}
      (1, '2', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', true),
      (2, '3', 'three', 'SQL', 'V3__three.sql', true)`,
    onDisk: [at(1n), at(2n), at(3n), at(4n)],
    told: ['marked 1', 'marked 2', 'marked 3'],
    rows: ['1', '2', '3'],
  },
  {
    title: 'a failed row of Flyway is refused, for nobody knows what it left',
    tool: 'flyway',
    before: `${FLYWAY} (1, '1', 'one', 'SQL', 'V1__one.sql', true),
      (2, '2', 'two', 'SQL', 'V2__two.sql', false)`,
    onDisk: [at(1n), at(2n)],
    told: ['left out 2: it failed'],
    refusals: [/^2 two has failed, public\.flyway_schema_history says: .* flyway repair/],
  },
  {
    title: "dbmate's, which are those of Rails and Ecto as well",
    tool: 'dbmate',
    before: `${DBMATE} ('1'), ('20260101000000'), ('7')`,
    onDisk: [at(1n), at(20260101000000n), at(20260202000000n)],
    told: [
      'marked 1',
      'marked 20260101000000',
      'left out 7: no migration on disk has this version',
    ],
    rows: ['1', '20260101000000'],
  },
  {
    title: "golang-migrate's one row stands for all up to it, also with 18 digits",
    tool: 'golang-migrate',
    before: `${GOLANG} (202601010000000001, false)`,
    onDisk: [at(1n), at(202601010000000001n), at(202601010000000002n)],
    told: ['marked 1', 'marked 202601010000000001'],
    rows: ['1', '202601010000000001'],
  },
  {
    title: "golang-migrate's, when it is dirty",
    tool: 'golang-migrate',
    before: `${GOLANG} (2, true)`,
    onDisk: [at(1n), at(2n)],
    told: ['left out 2: it failed'],
    refusals: [/^2 has failed, public\.schema_migrations says: .* migrate force/],
  },
  {
    title: "goose's last row of a version counts, and its own version 0 does not",
    tool: 'goose',
    before: `${GOOSE} (2, 1, true), (3, 10, true), (4, 2, true), (5, 2, false), (6, 10, false), (7, 10, true)`,
    onDisk: [at(1n), at(2n), at(10n)],
    told: ['marked 1', 'marked 10', 'left out 2: it was taken back'],
    rows: ['1', '10'],
  },
  {
    title: "a table of goose's name with something else in it",
    tool: 'goose',
    before: `CREATE TABLE goose_db_version (id text, version_id text, is_applied text);
      INSERT INTO goose_db_version VALUES ('x', 'one', 'yes'), ('y', 'two', 'yes')`,
    onDisk: [at(1n)],
    told: ['left out one: it was taken back', 'left out two: it was taken back'],
    refusals: [/lists no migration that is on disk/],
  },
  {
    title: "refinery's",
    tool: 'refinery',
    before: `${REFINERY} (10, 'ten', '', ''), (1, 'one', '', ''), (3, NULL, '', '')`,
    onDisk: [at(1n), at(2n), at(10n)],
    told: ['marked 1', 'marked 10', 'left out 3: no migration on disk has this version'],
    rows: ['1', '10'],
  },
  {
    title: "sqlx's under another name and schema, one row of another text",
    tool: 'sqlx-table',
    table: '"Old".ledger',
    before: `${SQLX} (1, 'step 1', true, sha384('CREATE TABLE t1 ();'), 5), (2, 'step 2', true, '', 5)`,
    onDisk: [at(1n), at(2n)],
    told: ['marked 1', 'marked 2'],
    rows: ['1', '2'],
    doubts: ['changed-checksum'],
  },
  {
    title: "sqlx's with a dirty row",
    tool: 'sqlx-table',
    table: '"Old".ledger',
    before: `${SQLX} (1, 'one', false, '', 5)`,
    onDisk: [at(1n)],
    told: ['left out 1: it failed'],
    refusals: [/^1 one has failed, "Old"\.ledger says/],
  },
  {
    title: 'a ledger that lists nothing of ours',
    tool: 'diesel',
    before: `${DIESEL} ('7')`,
    onDisk: [at(1n)],
    told: ['left out 7: no migration on disk has this version'],
    refusals: [/lists no migration that is on disk\. Check the migrations folder/],
  },
  {
    title: 'an empty ledger',
    tool: 'diesel',
    before: `${DIESEL} ('7'); DELETE FROM __diesel_schema_migrations`,
    onDisk: [at(1n)],
    told: [],
    refusals: [/__diesel_schema_migrations lists nothing/],
  },
];

suite("another tool's ledger is taken over", () => {
  for (const {
    title,
    tool,
    table,
    before,
    onDisk,
    told,
    rows,
    refusals = [],
    warns = /^$/,
    doubts = [],
  } of CASES) {
    test(title, async (t) => {
      const session = await open(t, await server.createDatabase());
      await session.script(before);
      await runOn(
        session,
        onDisk.filter(({ description }) => description === 'ours'),
      );
      const found = await importOn(session, onDisk, tool, table);
      assert.deepEqual(words(found), told);
      assert.equal(found.plan.refusals.length, refusals.length);
      for (const [at, says] of refusals.entries())
        assert.match(found.plan.refusals[at]?.message ?? '', says);
      assert.deepEqual(
        found.plan.doubts.map(({ code }) => code),
        doubts,
      );
      const warned = found.plan.warnings.filter(({ code }) => code !== 'nothing-to-do');
      assert.match(warned.map(({ message }) => message).join('\n'), warns);
      const report = await execute(session, found.plan, withDefaults());
      assert.equal(report.outcome, refusals.length > 0 ? 'refused' : 'done');
      assert.deepEqual(await rowsOf(session), rows ?? []);
    });
  }
});

/** Why a table cannot be read, and what to do. */
const UNREADABLE: readonly [
  title: string,
  before: string,
  tool: ForeignTool,
  table: string | undefined,
  says: RegExp,
][] = [
  ['it is not there', '', 'flyway', undefined, /There is no table flyway_schema_history/],
  ['nobody has named it', '', 'sqlx-table', undefined, /Name the table to read/],
  [
    'there are two of them',
    'CREATE SCHEMA a; CREATE SCHEMA b; CREATE TABLE a.x (version text); CREATE TABLE b.x (version text)',
    'diesel',
    'x',
    /There are several: a\.x, b\.x\. Name one with its schema\./,
  ],
  [
    'it has another shape',
    "CREATE TABLE x (version text); INSERT INTO x VALUES ('1')",
    'flyway',
    'x',
    /public\.x is no ledger of flyway: it lacks installed_rank, description, type, success/,
  ],
  [
    "it is golang-migrate's, of which one version may be dirty",
    `${GOLANG} (2, true)`,
    'dbmate',
    undefined,
    /public\.schema_migrations is a ledger of golang-migrate: .* Say --from golang-migrate\./,
  ],
  [
    'only its versions are like those of Diesel',
    `${GOLANG} (2, true)`,
    'diesel',
    'schema_migrations',
    /public\.schema_migrations is no ledger of diesel: it lacks run_on\./,
  ],
  [
    'it is no ledger of sqlx',
    'CREATE TABLE x (version bigint)',
    'sqlx-table',
    'x',
    /public\.x is no ledger of sqlx: it lacks description text/,
  ],
  [
    'the role may not read it',
    'CREATE TABLE x (version text); SET ROLE pg_monitor',
    'diesel',
    'x',
    /may not read public\.x\. GRANT it SELECT/,
  ],
];

suite('a ledger that cannot be taken over is told with what to do', () => {
  for (const [title, before, tool, table, says] of UNREADABLE) {
    test(title, async (t) => {
      const session = await open(t, await server.createDatabase());
      await session.script(before);
      const found = await readForeignTable(session, {
        tool,
        ...(table !== undefined && { table }),
      });
      assert.match('refusal' in found ? found.refusal : '', says);
    });
  }
});

test('a ledger outside of the search_path is found when it is the only one', async (t) => {
  const session = await open(t, await server.createDatabase());
  await session.script(
    `CREATE SCHEMA elsewhere; SET search_path = elsewhere; ${DIESEL} ('1'); RESET search_path`,
  );
  const found = await importOn(session, [at(1n)], 'diesel');
  assert.equal(found.table.name, 'elsewhere.__diesel_schema_migrations');
  assert.deepEqual(words(found), ['marked 1']);
});

function at(version: bigint, description?: string): Migration {
  const up = `CREATE TABLE t${version} ();`;
  return migration({ version, up, ...(description !== undefined && { description }) });
}

async function importOn(
  session: Session,
  onDisk: readonly Migration[],
  tool: ForeignTool,
  table?: string,
): Promise<ImportPlan> {
  const found = await readForeignTable(session, { tool, ...(table !== undefined && { table }) });
  assert.ok(!('refusal' in found), JSON.stringify(found));
  const ledger = await readLedger(session, LEDGER);
  return planImport(found, { folders: [folderOf(onDisk)], ledger, outOfOrder: 'warn' });
}

function words({ marked, known, leftOut }: ImportPlan): string[] {
  return [
    ...marked.map(({ migration: it }) => `marked ${it.version}`),
    ...known.map(({ migration: it }) => `known ${it.version}`),
    ...leftOut.map(
      ({ row, reason }) => `left out ${row.version || ` ${row.description}`}: ${reason}`,
    ),
  ];
}
