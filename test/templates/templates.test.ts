import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'smol-toml';
import { loadParser } from '../../src/sql/libpgQuery.ts';
import { needsNoTransaction } from '../../src/sql/outsideTransaction.ts';
import { useServer } from '../support/postgres.ts';
import { HOLE, renderTemplate } from './renderTemplate.ts';
import { openStage, type Stage } from './stage.ts';

/** What stands in the database before each template, as its default names expect. */
const GROUND: Record<string, string> = {
  blank: '',
  create_table: '',
  add_column: 'CREATE TABLE orders (id bigint PRIMARY KEY)',
  add_foreign_key: `CREATE TABLE customers (id bigint PRIMARY KEY);
    CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint)`,
  create_index_concurrently: 'CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint)',
  add_enum_value: `CREATE TYPE order_status AS ENUM ('new', 'shipped', 'returned');
    CREATE TABLE orders (id bigint PRIMARY KEY, status order_status NOT NULL DEFAULT 'new');
    CREATE TABLE "Old Orders" ("Status" order_status, status order_status);
    CREATE INDEX orders_status_idx ON orders (status);
    INSERT INTO orders VALUES (1, 'shipped'), (2, DEFAULT)`,
  create_function: '',
};

const FOLDER = new URL('../../migrations-template/', import.meta.url);
const templates = readdirSync(FOLDER).map((name) => ({
  name,
  raw: read(`${name}/up.sql`) + read(`${name}/down.sql`),
  up: renderTemplate(read(`${name}/up.sql`)),
  down: renderTemplate(read(`${name}/down.sql`)),
}));

const server = useServer();

test('every template is one that is tried here', () => {
  assert.deepEqual(templates.map(({ name }) => name).sort(), Object.keys(GROUND).sort());
});

for (const { name, raw, up, down } of templates) {
  test(`${name}: both headers say what it is`, () => {
    const start = '(-- no-transaction\n)?';
    assert.match(up, new RegExp(`^${start}-- track orders\n-- Version: 20260102030405\n`));
    assert.match(
      down,
      new RegExp(`^${start}-- Rollback for track orders\n-- Version: 20260102030405\n`),
    );
  });

  test(`${name}: the quick pick has a label and one line for it`, () => {
    const { label, description } = parse(read(`${name}/template.toml`));
    assert.match(String(label), /^[A-Z][a-z ]+$/);
    assert.match(String(description), /^[^\n]{20,80}$/);
  });

  test(`${name}: a hole has one default, in up and down alike`, () => {
    const defaults = new Map<string, string | undefined>();
    for (const [, hole = '', preset] of raw.matchAll(HOLE)) {
      assert.equal(preset, defaults.has(hole) ? defaults.get(hole) : preset, hole);
      defaults.set(hole, preset);
    }
  });

  test(`${name}: PostgreSQL 18 can read it, and it asks for no transaction only where it must`, async () => {
    const parser = await loadParser();
    for (const script of [up, down]) {
      const parsed = parser.parse(script);
      assert.equal(parsed.problem, undefined);
      const outside = needsNoTransaction(parsed);
      assert.equal(script.startsWith('-- no-transaction'), outside.length > 0);
      if (outside.length > 0) assert.equal(parsed.statements.length, 1);
    }
  });

  test(`${name}: down restores the schema, and each may be run twice`, () =>
    onGround(name, async (stage) => {
      const before = await stage.schema();
      await stage.run(up);
      const after = await stage.schema();
      if (name !== 'blank') assert.notDeepEqual(after, before);
      for (const [script, expected] of [
        [up, after],
        [down, before],
        [down, before],
        [up, after],
      ] as const) {
        await stage.run(script);
        assert.deepEqual(await stage.schema(), expected);
      }
    }));
}

test('add_enum_value: down refuses and changes nothing while a row holds the value', () =>
  onGround('add_enum_value', async (stage) => {
    const { up, down } = template('add_enum_value');
    await stage.run(up);
    await stage.query(`UPDATE orders SET status = 'archived' WHERE id = 1`);
    const before = await stage.schema();
    await assert.rejects(stage.run(down), /invalid input value for enum order_status: "archived"/);
    assert.deepEqual(await stage.schema(), before);
  }));

test('add_enum_value: rows, defaults and the order of the values outlive the way down', () =>
  onGround('add_enum_value', async (stage) => {
    const { up, down } = template('add_enum_value');
    await stage.run(up);
    await stage.run(down);
    await stage.query('INSERT INTO orders (id) VALUES (3)');
    assert.deepEqual(await stage.query('SELECT status::text FROM orders ORDER BY id'), [
      { status: 'shipped' },
      { status: 'new' },
      { status: 'new' },
    ]);
  }));

test('create_index_concurrently: the index it leaves is valid', () =>
  onGround('create_index_concurrently', async (stage) => {
    await stage.run(template('create_index_concurrently').up);
    const rows = await stage.query(
      `SELECT indisvalid FROM pg_index WHERE indexrelid = 'orders_customer_id_idx'::regclass`,
    );
    assert.deepEqual(rows, [{ indisvalid: true }]);
  }));

test('add_foreign_key: rows without a parent stop it, and nothing of it stays', () =>
  onGround('add_foreign_key', async (stage) => {
    await stage.query('INSERT INTO orders VALUES (1, 7)');
    const before = await stage.schema();
    await assert.rejects(
      stage.run(template('add_foreign_key').up),
      /violates foreign key constraint "orders_customer_id_fkey"/,
    );
    assert.deepEqual(await stage.schema(), before);
  }));

test('add_foreign_key: an index that was made beforehand is no obstacle', () =>
  onGround('add_foreign_key', async (stage) => {
    await stage.run(template('create_index_concurrently').up);
    await stage.run(template('add_foreign_key').up);
  }));

function template(name: string) {
  const found = templates.find((it) => it.name === name);
  assert.ok(found);
  return found;
}

async function onGround(name: string, work: (stage: Stage) => Promise<void>): Promise<void> {
  const stage = await openStage(await server.createDatabase());
  try {
    await stage.query(GROUND[name] ?? '');
    await work(stage);
  } finally {
    await stage.close();
  }
}

function read(path: string): string {
  return readFileSync(new URL(path, FOLDER), 'utf8');
}
