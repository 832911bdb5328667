import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { rustPrograms } from '../../scripts/rustPrograms.ts';
import { useServer } from '../support/postgres.ts';
import { type Player, playerOf, STAIRCASE } from '../support/program.ts';
import { FLAT } from './support/layouts.ts';
import { sqlxOf } from './support/sqlx.ts';

const server = useServer();
const staircase = playerOf(STAIRCASE);
const sqlx = sqlxOf(rustPrograms());

test('the table is made alike: columns, defaults, constraints, names', async () => {
  const [theirs, ours] = [await ledgerOf(sqlx), await ledgerOf(staircase)];
  assert.deepEqual(ours.columns, theirs.columns);
  assert.equal(ours.columns.length, 6);
  assert.deepEqual(ours.constraints, theirs.constraints);
});

test('the rows are equal in every column but installed_on and execution_time', async () => {
  const [theirs, ours] = [await ledgerOf(sqlx), await ledgerOf(staircase)];
  assert.equal(ours.rows.length, 5);
  const lasting = ({ installed_on: _, execution_time: __, ...rest }: Row) => rest;
  assert.deepEqual(ours.rows.map(lasting), theirs.rows.map(lasting));
});

for (const player of [sqlx, staircase]) {
  test(`${player.name} writes when a migration began, and the nanoseconds it took`, async () => {
    const began = Date.now();
    const { rows } = await ledgerOf(player);
    const took = BigInt(Date.now() - began) * 1_000_000n;
    const total = rows.reduce((sum, row) => sum + BigInt(row.execution_time), 0n);
    // Microseconds or milliseconds would stay below, for five trips to a server and back.
    for (const row of rows) assert.ok(BigInt(row.execution_time) > 100_000n, row.execution_time);
    assert.ok(total < took, `${total} of ${took}`);
    const times = rows.map((row) => row.installed_on.getTime());
    assert.deepEqual(times, times.toSorted());
    assert.ok(times.every((it) => it >= began - 1 && it <= Date.now()));
  });
}

interface Row {
  readonly execution_time: string;
  readonly installed_on: Date;
}

/** What a program's run leaves in a database of its own. */
async function ledgerOf(player: Player) {
  const url = await server.createDatabase();
  const surroundings = { cwd: '/', env: { DATABASE_URL: url } };
  const { code } = await player.run(['migrate', 'run', '--source', FLAT], surroundings);
  assert.equal(code, 0);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const rows = await client.query<Row>('SELECT * FROM _sqlx_migrations ORDER BY version');
    const columns = await client.query(COLUMNS);
    const constraints = await client.query(CONSTRAINTS);
    return { rows: rows.rows, columns: columns.rows, constraints: constraints.rows };
  } finally {
    await client.end();
  }
}

const COLUMNS = `SELECT column_name, data_type, is_nullable, column_default
  FROM information_schema.columns WHERE table_name = '_sqlx_migrations' ORDER BY ordinal_position`;

const CONSTRAINTS = `SELECT conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
  WHERE conrelid = '_sqlx_migrations'::regclass ORDER BY 1`;
