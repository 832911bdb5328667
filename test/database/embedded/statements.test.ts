import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DatabaseError } from '../../../src/database/failure.ts';
import { useBuiltIn } from '../../support/builtIn.ts';
import { open, sqlstate, useWorkspace, value } from './support.ts';

const builtIn = useBuiltIn();
const target = useWorkspace();

test('an error in a script undoes the script and leaves the session usable', async (t) => {
  const session = await open(t, target, builtIn.environment);
  const script = 'CREATE TABLE half (a int);\nSELECT 1/0;\nSELECT 2;';
  await assert.rejects(session.script(script), sqlstate('22012'));
  assert.equal(session.transactionStatus, 'idle');
  assert.equal(await value(session, "SELECT to_regclass('half')"), null);
});

test('the position of an error and the notices of a script arrive', async (t) => {
  const session = await open(t, target, builtIn.environment);
  const notices: string[] = [];
  session.onNotice((notice) => notices.push(notice.message));
  await session.script("DO $$ BEGIN RAISE NOTICE 'here'; END $$");
  assert.deepEqual(notices, ['here']);
  await assert.rejects(session.script('SELECT 1;\nSELEC 2'), (error) => {
    return error instanceof DatabaseError && error.server?.position === 11;
  });
});

test('the status of a transaction is told', async (t) => {
  const session = await open(t, target, builtIn.environment);
  assert.equal(await session.script('BEGIN; SELECT 1'), 'open');
  await assert.rejects(session.script('SELECT 1/0'), sqlstate('22012'));
  assert.equal(session.transactionStatus, 'failed');
  await assert.rejects(session.query('SELECT 1'), sqlstate('25P02'));
  assert.equal(await session.script('ROLLBACK'), 'idle');
});

test('a script of 10 MB runs', async (t) => {
  const session = await open(t, target, builtIn.environment);
  const insert = `INSERT INTO big VALUES ('${'x'.repeat(10_000)}');\n`;
  await session.script(`CREATE TABLE big (a text);\n${insert.repeat(1_000)}`);
  assert.equal(await value(session, 'SELECT sum(length(a)) FROM big'), '10000000');
});

test('an answer of 10 MB arrives', async (t) => {
  const session = await open(t, target, builtIn.environment);
  const rows = await session.query("SELECT repeat('x', 1000) FROM generate_series(1, 10000)");
  assert.equal(rows.length, 10_000);
});

test('CREATE INDEX CONCURRENTLY works alone and is refused in a transaction', async (t) => {
  const session = await open(t, target, builtIn.environment);
  await session.script('CREATE TABLE target (a int)');
  await session.script('CREATE INDEX CONCURRENTLY i ON target (a)');
  assert.equal(
    await value(session, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"),
    true,
  );
  const both = 'SELECT 1; CREATE INDEX CONCURRENTLY j ON target (a)';
  await assert.rejects(session.script(both), sqlstate('25001'));
});

test('COPY FROM STDIN says that it cannot be', async (t) => {
  const session = await open(t, target, builtIn.environment);
  await session.script('CREATE TABLE copied (a int)');
  await assert.rejects(session.script('COPY copied FROM STDIN'), /takes no rows/);
  await assert.rejects(session.query('COPY copied FROM STDIN'), /takes no rows/);
  assert.equal(await value(session, 'SELECT count(*) FROM copied'), '0');
});

const RECURSIONS = [
  {
    name: 'a PL/pgSQL function',
    define: `CREATE FUNCTION procedural(i int) RETURNS int LANGUAGE plpgsql
             AS $$ BEGIN RETURN procedural(i + 1); END $$`,
    run: 'SELECT procedural(1)',
  },
  {
    name: 'a trigger',
    define: `CREATE TABLE fired (a int);
             CREATE FUNCTION again() RETURNS trigger LANGUAGE plpgsql
             AS $$ BEGIN INSERT INTO fired VALUES (1); RETURN new; END $$;
             CREATE TRIGGER again BEFORE INSERT ON fired FOR EACH ROW EXECUTE FUNCTION again()`,
    run: 'INSERT INTO fired VALUES (1)',
  },
  { name: 'an expression', define: 'SELECT 1', run: `SELECT ${'1+'.repeat(50_000)}1` },
  {
    name: 'a SQL function',
    define: `CREATE FUNCTION deep(i int) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
             CREATE OR REPLACE FUNCTION deep(i int) RETURNS int LANGUAGE sql
             AS $$ SELECT deep(i + 1) $$`,
    run: 'SELECT deep(1)',
  },
];

for (const { name, define, run } of RECURSIONS) {
  test(`${name} without end is an error, and PostgreSQL lives on`, async (t) => {
    const session = await open(t, target, builtIn.environment);
    await session.script(define);
    await assert.rejects(session.script(run), sqlstate('54001'));
    assert.equal(await value(session, 'SELECT 42'), 42);
  });
}

const EXTENSIONS = [
  ...['bloom', 'btree_gin', 'btree_gist', 'citext', 'cube', 'dict_int', 'dict_xsyn'],
  ...['earthdistance', 'file_fdw', 'fuzzystrmatch', 'hstore', 'intarray', 'isn', 'lo', 'ltree'],
  ...['moddatetime', 'pageinspect', 'pg_buffercache', 'pg_freespacemap', 'pg_surgery'],
  ...['pg_trgm', 'pg_visibility', 'pg_walinspect', 'pgcrypto', 'seg', 'tablefunc', 'tcn'],
  ...['tsm_system_rows', 'tsm_system_time', 'unaccent', 'uuid-ossp', 'amcheck'],
];

test('the extensions of contrib can be created and used', async (t) => {
  const session = await open(t, target, builtIn.environment);
  for (const name of EXTENSIONS) {
    await session.script(`CREATE EXTENSION IF NOT EXISTS "${name}" CASCADE`);
  }
  const [row] = await session.query(
    `SELECT similarity('word', 'words') > 0.5 AS pg_trgm, length(gen_salt('bf')) AS pgcrypto,
            'A'::citext = 'a'::citext AS citext, 'a.b' <@ 'a'::ltree AS ltree,
            unaccent('é') AS unaccent, length(uuid_generate_v4()::text) AS uuid`,
  );
  const expected = {
    pg_trgm: true,
    pgcrypto: 29,
    citext: true,
    ltree: true,
    unaccent: 'e',
    uuid: 36,
  };
  assert.deepEqual(row, expected);
});

const PIPELINES = [
  { title: 'all in order', first: 'BEGIN', script: 'SELECT 1; SELECT 2', counts: [0, 0, 1, 0] },
  { title: 'a script that fails', first: 'BEGIN', script: 'SELECT 1/0', error: '22012' },
  { title: 'a statement that fails first', first: 'BEGI', script: 'SELECT 1/0', error: '42601' },
  { title: 'rows from the client', first: 'BEGIN', script: 'COPY p FROM STDIN', error: '57014' },
];

for (const { title, first, script, counts, error } of PIPELINES) {
  test(`messages sent at once: ${title}`, async (t) => {
    const session = await open(t, target, builtIn.environment);
    await session.script('DROP TABLE IF EXISTS p; CREATE TABLE p (a int)');
    const running = session.pipeline([
      { kind: 'statement', sql: first },
      { kind: 'script', sql: script },
      { kind: 'statement', sql: 'INSERT INTO p VALUES ($1)', values: [1n] },
      { kind: 'statement', sql: 'COMMIT' },
    ]);
    if (error) await assert.rejects(running, sqlstate(error));
    else assert.deepEqual(await running, counts);
    if (session.transactionStatus !== 'idle') await session.script('ROLLBACK');
    assert.equal(await value(session, 'SELECT count(*) FROM p'), error ? '0' : '1');
  });
}
