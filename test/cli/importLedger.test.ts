import assert from 'node:assert/strict';
import { suite, type TestContext, test } from 'node:test';
import { open, rowsOf } from '../engine/support/scene.ts';
import { useServer } from '../support/postgres.ts';
import { sceneOf, TWO } from './scene.ts';

const server = useServer();

const DIESEL = `CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on timestamp);
  INSERT INTO __diesel_schema_migrations VALUES ('1'), ('2'), ('9')`;
const SQLX = `CREATE SCHEMA app; CREATE TABLE app._sqlx_migrations (version bigint PRIMARY KEY,
  description text NOT NULL, installed_on timestamptz NOT NULL DEFAULT now(), success boolean NOT NULL,
  checksum bytea NOT NULL, execution_time bigint NOT NULL);
  INSERT INTO app._sqlx_migrations VALUES (1, 'a', now(), true, '', 1)`;

const SHOWN = `public.__diesel_schema_migrations: 2 to mark as applied, 0 in our ledger already, 1 left out
  mark      1 a
  mark      2 b
  left out  9: no migration on disk has this version
`;

suite("another tool's ledger is shown, then taken over", () => {
  test('into a pipe', async (t) => {
    const { call, rows } = await sceneWith(t, DIESEL);
    const dry = await call('migrate import --from diesel --dry-run');
    assert.deepEqual([dry.code, dry.err, await rows()], [0, SHOWN, []]);
    const unsaid = await call('migrate import --from diesel');
    assert.deepEqual([unsaid.code, await rows()], [2, []]);
    const { code, out, err } = await call('migrate import --from diesel --yes');
    const lines = 'Skipped on request 1/migrate a (0ns)\nSkipped on request 2/migrate b (0ns)\n';
    assert.deepEqual([code, out, err], [0, lines, SHOWN]);
    assert.deepEqual(await rows(), ['1', '2']);
  });

  test('on a terminal, where a person is asked on every target', async (t) => {
    const { call, rows } = await sceneWith(t, DIESEL);
    const no = await call('migrate import --from diesel', { person: { answers: ['n'] } });
    assert.deepEqual([no.code, no.asked.length, await rows()], [1, 1, []]);
    assert.ok(no.err.startsWith(SHOWN), no.err);
    const yes = await call('migrate import --from diesel', { person: { answers: ['y'] } });
    assert.deepEqual([yes.code, await rows()], [0, ['1', '2']]);
  });

  test('as JSON', async (t) => {
    const { call } = await sceneWith(t, DIESEL);
    const { imported, outcome, steps } = JSON.parse(
      (await call('migrate import --from diesel --json --yes')).out,
    );
    assert.deepEqual([outcome, steps.length], ['done', 2]);
    assert.deepEqual(imported, {
      table: 'public.__diesel_schema_migrations',
      known: [],
      leftOut: [{ version: '9', description: '', reason: 'no migration on disk has this version' }],
    });
  });
});

test("what sqlx's other table has of another text is said, and done with --yes", async (t) => {
  const { call, rows } = await sceneWith(t, SQLX);
  const line = 'migrate import --from sqlx-table --table app._sqlx_migrations';
  assert.deepEqual([(await call(line)).code, await rows()], [2, []]);
  const { code, err } = await call(`${line} --yes`);
  assert.match(err, /warning: 1 a was applied from another text: its checksum in app\._sqlx_migr/);
  assert.deepEqual([code, await rows()], [0, ['1']]);
});

/** What cannot be taken over, with its exit code. */
const REFUSED: readonly [line: string, code: number, says: RegExp][] = [
  ['migrate import', 2, /required option '--from <tool>'/],
  [
    'migrate import --from rails',
    2,
    /Allowed choices are diesel, flyway, dbmate, golang-migrate, goose, refinery, sqlx/,
  ],
  ['migrate import --from sqlx-table', 2, /Name the other one with --table/],
  ['migrate import --from flyway', 1, /^error: There is no table flyway_schema_history/],
  ['migrate import --from diesel', 1, /^error: public\.__diesel_schema_migrations lists nothing/],
];

suite('what cannot be taken over', () => {
  for (const [line, code, says] of REFUSED) {
    test(line, async (t) => {
      const { call, rows } = await sceneWith(
        t,
        `${DIESEL}; DELETE FROM __diesel_schema_migrations`,
      );
      const called = await call(line);
      assert.match(called.out + called.err, says);
      assert.deepEqual([called.code, await rows()], [code, []]);
    });
  }
});

test("what of another tool's folder is not run is said, and keeps nothing from running", async (t) => {
  const { call, rows } = await sceneWith(t, '', {
    ...TWO,
    'migrations/3_init/migration.sql': 'CREATE TABLE c ();',
    'migrations/4_D.SQL': 'CREATE TABLE d ();',
  });
  for (const line of ['migrate list', 'migrate verify', 'migrate run']) {
    const { code, err } = await call(line);
    assert.match(err, /^warning: "3_init" is named like a migration but has no up\.sql\..*\(/m);
    assert.match(err, /^warning: "4_D\.SQL" is not run: .*\(/m);
    assert.equal(code, 0);
  }
  assert.deepEqual(await rows(), ['1', '2']);
});

async function sceneWith(t: TestContext, before: string, tree = TWO) {
  const scene = await sceneOf(t, server, tree);
  const session = await open(t, scene.url);
  await session.script(before);
  return { ...scene, rows: () => rowsOf(session, 'public._sqlx_migrations') };
}
