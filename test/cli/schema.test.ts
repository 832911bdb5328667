import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, suite, test } from 'node:test';
import pg from 'pg';
import { buildBuiltIn } from '../../scripts/buildBuiltIn.ts';
import { root } from '../../scripts/paths.ts';
import { makeTree, type Tree } from '../migrations/makeTree.ts';
import { useServer } from '../support/postgres.ts';
import { caller } from './callStaircase.ts';
import { playTranscripts } from './playTranscripts.ts';

const TREE: Tree = {
  'migrations/1_orders/up.sql':
    'CREATE TABLE orders (id bigint PRIMARY KEY, note text);\nCREATE INDEX orders_note_idx ON orders (note);\nGRANT SELECT ON orders TO reader;\n',
  'migrations/2_state/up.sql':
    "CREATE TYPE state AS ENUM ('new', 'paid');\nALTER TABLE orders ADD COLUMN state state DEFAULT 'new';\n",
  'migrations/3_gone/up.sql': 'DROP INDEX orders_note_idx;\nDROP TABLE orders;\n',
  'migrations/4_bad/up.sql': 'SELECT 1;\nCREATE TABLE broken (id nothing);\n',
};

const LINES = [
  'schema --at 2',
  'schema --at 0',
  'schema --at 1 --json',
  'schema --diff 1 2',
  'schema --diff 3 1 --exit-code',
  'schema --diff 2 2 --exit-code',
  'schema --diff 1 2 --json',
  'schema',
  'schema --json',
];

const WRONG = [
  'schema --at 7',
  'schema --at x',
  'schema --at 1 --diff 1 2',
  'schema --diff 1',
  'schema --diff 1 2 3',
  'schema --at target',
  'schema --source nowhere',
];

suite('what staircase schema says', () => {
  const server = useServer();
  before(() => buildBuiltIn(join(root, 'dist', 'builtin')));

  playTranscripts(
    [
      ['schema', LINES],
      ['schema-wrong-command-lines', WRONG],
    ],
    TREE,
  );

  test('a version and the target are the same when it was migrated, whoever owns it', async (t) => {
    const { 'migrations/4_bad/up.sql': _, 'migrations/3_gone/up.sql': __, ...good } = TREE;
    const directory = makeTree(t, good);
    const url = await migrated(server, 'schema_same');
    const call = caller({ directory, environment: { DATABASE_URL: url } });
    assert.equal((await call('migrate run')).code, 0);
    const same = await call('schema --diff 2 target --exit-code');
    assert.deepEqual(same, { code: 0, out: '', err: 'The schemas are the same.\n', asked: [] });
    await sql(url, 'CREATE INDEX by_hand ON orders (state)');
    const other = await call('schema --diff 2 target --exit-code');
    assert.equal(other.code, 1);
    assert.match(other.out, /^\+CREATE INDEX by_hand ON public\.orders USING btree \(state\);$/m);
    const { out } = await call('schema --diff 2 target --json');
    const { differences } = JSON.parse(out);
    assert.deepEqual(
      differences.map((it: { change: string; identity: string }) => `${it.change} ${it.identity}`),
      ['changed public.orders'],
    );
  });

  test('the target is only read, and leaves nothing behind', async (t) => {
    const directory = makeTree(t, TREE);
    const url = await migrated(server, 'schema_read_only');
    await sql(url, 'ALTER DATABASE schema_read_only SET default_transaction_read_only = on');
    const call = caller({ directory, environment: { DATABASE_URL: url } });
    const { code, out } = await call('schema --at target');
    assert.equal(code, 0);
    assert.match(out, /^CREATE SCHEMA public;$/m);
    assert.doesNotMatch(out, /_sqlx_migrations|CREATE ROLE/);
  });

  test('on a server of one, whose roles are not of the schema', async (t) => {
    const directory = makeTree(t, TREE);
    await sql(server.url(), 'CREATE ROLE somebody');
    const { code, out } = await caller({ directory })(`schema --at 2 --server ${server.url()}`);
    assert.equal(code, 0);
    assert.match(out, /CREATE TABLE public\.orders/);
    assert.doesNotMatch(out, /somebody|_sqlx_migrations/);
  });

  test('what was not run is said, and no stage stays', async (t) => {
    const directory = makeTree(t, {
      'migrations/1_far/up.sql': 'CREATE EXTENSION postgis;\nCREATE TABLE a (id int);',
    });
    const places = mkdtempSync(join(tmpdir(), 'staircase-schema-test-'));
    t.after(() => rmSync(places, { recursive: true }));
    process.env['TMPDIR'] = places;
    t.after(() => delete process.env['TMPDIR']);
    const { code, out, err } = await caller({ directory })('schema');
    assert.equal(code, 0);
    assert.match(out, /CREATE TABLE public\.a/);
    assert.match(err, /^note: .*postgis/m);
    const left = readdirSync(places).filter((it) => it.startsWith('staircase-rehearsal-'));
    assert.deepEqual(left, []);
  });
});

/** A database that belongs to a role of its own. */
async function migrated(server: ReturnType<typeof useServer>, name: string): Promise<string> {
  const url = await server.createDatabase(name);
  await sql(
    url,
    `CREATE ROLE ${name} LOGIN; ALTER DATABASE ${name} OWNER TO ${name};
    DO $$ BEGIN CREATE ROLE reader; EXCEPTION WHEN duplicate_object THEN END $$`,
  );
  const own = new URL(url);
  own.username = name;
  return own.href;
}

async function sql(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, ssl: false });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
