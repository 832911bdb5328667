import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLedger } from '../../src/engine/ledger/readLedger.ts';
import { migration, migrations } from '../support/migrations.ts';
import { useServer } from '../support/postgres.ts';
import { LEDGER, open, outcomes, rowsOf, runOn } from './support/scene.ts';

const server = useServer();

test('a table that does not exist is an empty ledger, and reading makes none', async (t) => {
  const session = await open(t, await server.createDatabase());
  assert.deepEqual(await readLedger(session, LEDGER), { name: LEDGER, rows: [], others: [] });
  const [row] = await session.query("SELECT to_regclass('_sqlx_migrations') IS NULL AS absent");
  assert.equal(row?.['absent'], true);
});

test('rows come as sqlx writes them, versions above 2^53 to the last digit', async (t) => {
  const session = await open(t, await server.createDatabase());
  const last = migration({ version: 9223372036854775807n, description: 'the  last', up: '-- ü' });
  await runOn(session, [last]);
  const { rows, location } = await readLedger(session, LEDGER);
  assert.deepEqual(location, { schema: 'public', table: '_sqlx_migrations' });
  const [row] = rows;
  assert.equal(row?.version, 9223372036854775807n);
  assert.equal(row.description, 'the  last');
  assert.equal(row.success, true);
  assert.deepEqual(row.checksum, last.up?.checksum);
  assert.ok(row.executionTime > 0n);
  assert.ok(Math.abs(row.installedOn.getTime() - Date.now()) < 60_000);
});

for (const setting of ['quote_all_identifiers = on', 'search_path = public, pg_catalog']) {
  test(`a ledger is one with ${setting}, too, and a type of its own called text`, async (t) => {
    const session = await open(t, await server.createDatabase());
    await runOn(session, migrations(1n));
    await session.script(`CREATE DOMAIN public.text AS int; SET ${setting}`);
    const { rows } = await readLedger(session, LEDGER);
    assert.deepEqual(
      rows.map((row) => row.version),
      [1n],
    );
  });
}

test('a table of the name that is no ledger is said, with what it lacks', async (t) => {
  const session = await open(t, await server.createDatabase());
  await session.script('CREATE TABLE _sqlx_migrations (version bigint, success text)');
  await assert.rejects(readLedger(session, LEDGER), {
    name: 'DatabaseError',
    message:
      /^The table public\._sqlx_migrations is not a ledger: it lacks description text, .*success boolean, checksum bytea/,
  });
  assert.equal(session.transactionStatus, 'idle');
});

for (const name of ['a b', '"a', 'a.b.c', 'a.b.c.d', '', '1a']) {
  test(`a name that is no name, ${name || 'or none'}, is said with how to write one`, async (t) => {
    const session = await open(t, server.url());
    await assert.rejects(readLedger(session, name), {
      name: 'DatabaseError',
      message: /^"[^ ]*( b)?" is no name of a table\. Write it as in SQL, .*app\."My Ledger"\.$/,
    });
    assert.equal(session.transactionStatus, 'idle');
  });
}

const NAMES = [
  { name: 'app._sqlx_migrations', schema: 'app', table: '_sqlx_migrations' },
  { name: '"My Ledger"', schema: 'public', table: 'My Ledger' },
  { name: '"App"."quo""ted"', schema: 'App', table: 'quo"ted' },
  { name: 'Folded', schema: 'public', table: 'folded' },
];

for (const { name, schema, table } of NAMES) {
  test(`the ledger ${name} is made, found, written and emptied`, async (t) => {
    const session = await open(t, await server.createDatabase());
    const found = migrations(1n, 2n);
    const options = { ledger: name, createSchemas: ['app', '"App"'] };
    const up = await runOn(session, found, { kind: 'run' }, options);
    assert.deepEqual(outcomes(up), ['up 1 done', 'up 2 done']);
    assert.deepEqual((await readLedger(session, name)).location, { schema, table });
    assert.deepEqual(await rowsOf(session, name), ['1', '2']);
    await runOn(session, found, { kind: 'reset' }, options);
    assert.deepEqual(await rowsOf(session, name), []);
  });
}

test('ledgers of the same name in other schemas are listed, other tables are not', async (t) => {
  const session = await open(t, await server.createDatabase());
  const options = { ledger: 'old._sqlx_migrations', createSchemas: ['old'] };
  await runOn(session, migrations(1n), { kind: 'run' }, options);
  await session.script('CREATE SCHEMA app; CREATE TABLE app._sqlx_migrations (a int)');
  const ledger = await readLedger(session, LEDGER);
  assert.equal(ledger.location, undefined);
  assert.deepEqual(ledger.others, [{ name: 'old._sqlx_migrations', hasRows: true }]);
});

test('whether another ledger has rows is told, and its name as SQL reads it', async (t) => {
  const session = await open(t, await server.createDatabase());
  const others = ['"Old"._sqlx_migrations', 'app._sqlx_migrations'];
  for (const ledger of others) {
    const options = { ledger, createSchemas: [ledger.split('.')[0] ?? ''] };
    await runOn(session, migrations(1n), { kind: 'run' }, options);
  }
  await session.script('DELETE FROM app._sqlx_migrations');
  assert.deepEqual((await readLedger(session, LEDGER)).others, [
    { name: '"Old"._sqlx_migrations', hasRows: true },
    { name: 'app._sqlx_migrations', hasRows: false },
  ]);
});

test('a name that says its schema has no others', async (t) => {
  const session = await open(t, await server.createDatabase());
  await runOn(session, migrations(1n));
  assert.deepEqual((await readLedger(session, 'app._sqlx_migrations')).others, []);
  assert.deepEqual((await readLedger(session, 'public._sqlx_migrations')).others, []);
});

test("another ledger that this role may not read is no matter of this role's", async (t) => {
  const url = await server.createDatabase('secretive');
  const owner = await open(t, url);
  const options = { ledger: 'old._sqlx_migrations', createSchemas: ['old'] };
  await runOn(owner, migrations(1n), { kind: 'run' }, options);
  await owner.script('CREATE ROLE stranger LOGIN');
  const stranger = await open(t, url.replace('postgres@', 'stranger@'));
  assert.deepEqual((await readLedger(stranger, LEDGER)).others, [
    { name: 'old._sqlx_migrations', hasRows: false },
  ]);
});

test('a schema that comes earlier in search_path later makes no second ledger', async (t) => {
  const session = await open(t, await server.createDatabase());
  await runOn(session, migrations(1n));
  await session.script('CREATE SCHEMA postgres');
  const next = migrations(1n, 2n);
  assert.deepEqual(outcomes(await runOn(session, next)), ['up 2 done']);
  const ledger = await readLedger(session, LEDGER);
  assert.deepEqual(ledger.location?.schema, 'public');
  assert.deepEqual(ledger.others, []);
});

test('a role that may only read sees the ledger, and is told why it cannot run', async (t) => {
  const url = await server.createDatabase('watched');
  const owner = await open(t, url);
  await runOn(owner, migrations(1n));
  await owner.script('CREATE ROLE watcher LOGIN; GRANT SELECT ON _sqlx_migrations TO watcher');
  const watcher = await open(t, url.replace('postgres@', 'watcher@'));
  assert.deepEqual(await rowsOf(watcher), ['1']);
  const report = await runOn(watcher, [...migrations(1n), migration({ version: 2n, up: '' })]);
  assert.deepEqual(outcomes(report), ['up 2 not-reached']);
  assert.match(report.failure?.message ?? '', /watcher lacks INSERT, UPDATE on TABLE/);
});

test('a role that may not create the ledger is told so, and nothing is reached', async (t) => {
  const url = await server.createDatabase('closed');
  const owner = await open(t, url);
  await owner.script('CREATE ROLE visitor LOGIN');
  const visitor = await open(t, url.replace('postgres@', 'visitor@'));
  const report = await runOn(visitor, migrations(1n));
  assert.equal(report.outcome, 'failed');
  assert.deepEqual(outcomes(report), ['up 1 not-reached']);
  assert.equal(report.failure?.sqlstate, '42501');
  assert.match(report.failure.advice ?? '', /lacks the right/);
});
