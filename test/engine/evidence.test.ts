import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptStatements } from '../../src/engine/halfDone/scriptStatements.ts';
import { takeStandings } from '../../src/engine/halfDone/standing.ts';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { useServer } from '../support/postgres.ts';
import { open } from './support/scene.ts';

const server = useServer();

const GROUND = `
  CREATE SCHEMA "Odd s";
  CREATE TABLE t (a int, b int CONSTRAINT positive CHECK (b > 0));
  CREATE TABLE "Odd s"."T ""q" (a int);
  CREATE INDEX t_b ON t (b);
  CREATE TYPE mood AS ENUM ('sad');
  CREATE VIEW v AS SELECT 1 AS one;
  CREATE TABLE parted (a int) PARTITION BY LIST (a);
  CREATE TABLE part1 PARTITION OF parted FOR VALUES IN (1);
  CREATE TABLE part2 (a int);
  ALTER TABLE t ADD CONSTRAINT late CHECK (a > 0) NOT VALID;
  CREATE EXTENSION pg_trgm;
  CREATE DOMAIN gone_domain AS int;`;

/** Each is seen as absent before it has run, and as there after it. */
const TOLD: readonly string[] = [
  'CREATE INDEX CONCURRENTLY i ON t (a)',
  'CREATE UNIQUE INDEX "Odd i" ON "Odd s"."T ""q" (a)',
  'CREATE INDEX parted_a ON ONLY parted (a)',
  'CREATE TABLE n (a int)',
  'CREATE TABLE "Odd s".n (a int)',
  'CREATE TABLE IF NOT EXISTS m AS SELECT 1 AS one',
  'CREATE MATERIALIZED VIEW mv AS SELECT 1 AS one',
  'CREATE VIEW w AS SELECT 1 AS one',
  'CREATE OR REPLACE VIEW w AS SELECT 1 AS one',
  'CREATE SEQUENCE sq',
  "CREATE TYPE e AS ENUM ('a')",
  'CREATE TYPE "Odd s".c AS (a int)',
  'CREATE TYPE r AS RANGE (subtype = int)',
  'CREATE DOMAIN d AS int',
  "ALTER TYPE mood ADD VALUE 'glad'",
  "ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'",
  'CREATE SCHEMA s',
  'CREATE EXTENSION citext',
  'CREATE POLICY p ON t',
  'CREATE TRIGGER tg BEFORE UPDATE ON t EXECUTE FUNCTION suppress_redundant_updates_trigger()',
  'CREATE PUBLICATION pub',
  'ALTER TABLE t ADD COLUMN c int, ADD COLUMN d int',
  'ALTER TABLE t DROP COLUMN a',
  'ALTER TABLE t ALTER COLUMN a SET NOT NULL',
  'ALTER TABLE t ADD CONSTRAINT k CHECK (a > 0) NOT VALID',
  'ALTER TABLE t DROP CONSTRAINT positive',
  'ALTER TABLE t VALIDATE CONSTRAINT late',
  'ALTER TABLE parted ATTACH PARTITION part2 FOR VALUES IN (2)',
  'ALTER TABLE parted DETACH PARTITION part1 CONCURRENTLY',
  'ALTER TABLE t RENAME TO u',
  'ALTER INDEX t_b RENAME TO u_b',
  'DROP TABLE "Odd s"."T ""q"',
  'DROP INDEX CONCURRENTLY t_b',
  'DROP VIEW v',
  'DROP TYPE mood',
  'DROP DOMAIN gone_domain',
  'DROP SCHEMA "Odd s" CASCADE',
  'DROP EXTENSION pg_trgm',
];

for (const sql of TOLD) {
  test(`the catalog tells whether this has run: ${sql}`, async (t) => {
    const session = await open(t, await server.createDatabase());
    await session.script(GROUND);
    const statements = await statementsOf(sql);
    assert.deepEqual(await takeStandings(session, statements), ['absent']);
    await session.script(sql);
    assert.deepEqual(await takeStandings(session, statements), ['there']);
  });
}

const UNTOLD: readonly string[] = [
  'INSERT INTO t VALUES (1)',
  'CREATE INDEX ON t (a)',
  'CREATE TEMP TABLE t (a int)',
  'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
  'ALTER TABLE t ALTER COLUMN a TYPE bigint',
  'ALTER TABLE t ADD COLUMN c int, ALTER COLUMN a TYPE bigint',
  'VACUUM t',
  'REINDEX TABLE CONCURRENTLY t',
  'DO $$ BEGIN END $$',
];

for (const sql of UNTOLD) {
  test(`nothing tells whether this has run: ${sql}`, async (t) => {
    const session = await open(t, await server.createDatabase());
    assert.deepEqual(await takeStandings(session, await statementsOf(sql)), ['unknown']);
  });
}

test('after SET search_path names mean something else, so nothing is told', async () => {
  const [, table] = await statementsOf('SET search_path = s; CREATE TABLE t ();');
  assert.equal(table?.evidence, undefined);
});

test('of what a script is about twice, nothing is told', async () => {
  const told = async (sql: string): Promise<boolean[]> =>
    (await statementsOf(sql)).map(({ evidence }) => evidence !== undefined);
  assert.deepEqual(await told('DROP TABLE s.t; CREATE TABLE t (); CREATE TABLE u ();'), [
    false,
    false,
    true,
  ]);
  assert.deepEqual(await told('CREATE TABLE new (); ALTER TABLE new RENAME TO t;'), [false, false]);
  const again = 'ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (true)';
  assert.deepEqual(await told(again), [false]);
  const late = 'ALTER TABLE t ADD CONSTRAINT k CHECK (true) NOT VALID';
  assert.deepEqual(await told(`${late}; ALTER TABLE t VALIDATE CONSTRAINT k;`), [true, true]);
});

test('statements are numbered by what is committed together', async () => {
  const numbers = async (sql: string): Promise<number[]> =>
    (await statementsOf(sql)).map(({ transaction }) => transaction);
  assert.deepEqual(await numbers('SELECT 1; SELECT 2;'), [0, 0]);
  assert.deepEqual(await numbers('SELECT 1; BEGIN; SELECT 2; COMMIT; SELECT 3;'), [0, 0, 0, 0, 1]);
  assert.deepEqual(await numbers('BEGIN; SAVEPOINT a; ROLLBACK TO a; COMMIT;'), [0, 0, 0, 0]);
});

test('a script that our parser rejects tells nothing', async () => {
  const parser = await loadParser();
  assert.equal(scriptStatements(parser.parse('SELECT FROM WHERE'), ''), undefined);
});

async function statementsOf(
  sql: string,
): Promise<NonNullable<ReturnType<typeof scriptStatements>>> {
  const parser = await loadParser();
  return scriptStatements(parser.parse(sql), sql) ?? [];
}
