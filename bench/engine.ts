/**
 * What the engine adds to what PostgreSQL needs anyway: `node bench/engine.ts [migrations]`.
 * The bare run sends the same five messages a migration as sqlx does, by `pg` alone.
 */
import pg from 'pg';
import { parseConnectionUrl } from '../src/database/connectionUrl.ts';
import { openPgSession } from '../src/database/pgSession.ts';
import type { Session } from '../src/database/session.ts';
import { execute } from '../src/engine/execute.ts';
import type { Intent } from '../src/engine/plan.ts';
import { plan } from '../src/engine/planner.ts';
import { readLedger } from '../src/engine/readLedger.ts';
import { review } from '../src/engine/review.ts';
import type { Migration } from '../src/migrations/migration.ts';
import { loadParser } from '../src/sql/libpgQuery.ts';
import { folderOf, ledgerOf, migration, rowOf } from '../test/support/migrations.ts';
import { startPostgres } from '../test/support/postgres.ts';

const count = Number(process.argv[2] ?? 1000);
const server = await startPostgres();
try {
  const found = Array.from({ length: count }, (_, index) => example(BigInt(index + 1)));
  measurePlan();
  await measureBare(await server.createDatabase(), found);
  await measureEngine(await server.createDatabase(), found);
} finally {
  await server.stop();
}

function example(version: bigint): Migration {
  const up = `CREATE TABLE t${version} (id bigint PRIMARY KEY);\nCREATE INDEX ON t${version} (id);\n`;
  return migration({ version, up, down: `DROP TABLE t${version};\n` });
}

function measurePlan(): void {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    example(20200101000000n + BigInt(index)),
  );
  const input = {
    folders: [folderOf(many)],
    ledger: ledgerOf(...many.slice(0, 5_000).map((it) => rowOf(it))),
    outOfOrder: 'warn' as const,
  };
  const start = performance.now();
  plan(input, { kind: 'run' });
  report('plan 10,000', start);
}

async function measureBare(url: string, found: readonly Migration[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    'CREATE TABLE ledger (version bigint PRIMARY KEY, checksum bytea, time bigint)',
  );
  const start = performance.now();
  for (const { version, up } of found) {
    await client.query('BEGIN');
    await client.query(up?.text ?? '');
    await client.query('INSERT INTO ledger VALUES ($1, $2, -1)', [version, up?.checksum]);
    await client.query('COMMIT');
    await client.query('UPDATE ledger SET time = $1 WHERE version = $2', [1, version]);
  }
  report(`run ${count}, bare pg`, start);
  await client.end();
}

async function measureEngine(url: string, found: readonly Migration[]): Promise<void> {
  const session = await openPgSession(parseConnectionUrl(url, {}), { applicationName: 'bench' });
  await measureIntent(session, found, { kind: 'run' });
  await measureIntent(session, found, { kind: 'reset' });
  await session.close();
}

async function measureIntent(
  session: Session,
  found: readonly Migration[],
  intent: Intent,
): Promise<void> {
  const parser = await loadParser();
  const start = performance.now();
  const ledger = await readLedger(session, '_sqlx_migrations');
  const options = { allowTransactionControl: false, doubtsConfirmed: false };
  const made = plan({ folders: [folderOf(found)], ledger, outOfOrder: 'warn' }, intent);
  const reviewed = review(made, parser, options);
  report(`${intent.kind} ${count}, read, plan and review`, start);
  const { outcome } = await execute(session, reviewed, options);
  report(`${intent.kind} ${count}, all in all (${outcome})`, start);
}

function report(what: string, start: number): void {
  process.stdout.write(`${what}: ${Math.round(performance.now() - start)} ms\n`);
}
