import { parseConnectionUrl } from '../src/database/connect/connectionUrl.ts';
import type { Session } from '../src/database/session.ts';
import { openPgSession } from '../src/database/wire/pgSession.ts';
import { createLedger } from '../src/engine/ledger/ledgerWrites.ts';
import { readLedger } from '../src/engine/ledger/readLedger.ts';
import { plan } from '../src/engine/plan/planner.ts';
import type { MigrationFolder } from '../src/migrations/migration.ts';
import { readFolder } from '../src/migrations/readFolder.ts';
import type { TestPostgres } from '../test/support/postgres.ts';
import { STAIRCASE, time } from './tools.ts';
import { writeSteps } from './workload.ts';

/** Milliseconds for a plan of 10,000 applied migrations. */
export interface Planning {
  /** Reading and hashing the files, reading the ledger, planning. */
  readonly plan: number;
  /** `staircase migrate run` with nothing to do, from start to end. */
  readonly process: number;
}

const LEDGER = '_sqlx_migrations';

/** Writes the files into `source` and the ledger into a new database, then plans a run. */
export async function measurePlanning(server: TestPostgres, source: string): Promise<Planning> {
  await writeSteps(source, 10_000);
  const url = await server.createDatabase();
  const session = await openPgSession(parseConnectionUrl(url, {}), { applicationName: 'bench' });
  await writeLedger(session, await readFolder(source));
  const start = performance.now();
  const [folder, ledger] = [await readFolder(source), await readLedger(session, LEDGER)];
  const made = plan({ folders: [folder], ledger, outOfOrder: 'refuse' }, { kind: 'run' });
  const taken = performance.now() - start;
  if (made.steps.length + made.refusals.length > 0) throw new Error('Not all count as applied.');
  await session.close();
  const nowhere = { name: '', source, flat: '', psql: '' };
  return { plan: taken, process: await time(STAIRCASE, url, nowhere) };
}

async function writeLedger(session: Session, { migrations }: MigrationFolder): Promise<void> {
  await createLedger(session, LEDGER);
  await session.query(
    `INSERT INTO ${LEDGER} (version, description, success, checksum, execution_time)
     SELECT version, description, TRUE, decode(checksum, 'hex'), 1000000
     FROM unnest($1::bigint[], $2::text[], $3::text[]) AS row (version, description, checksum)`,
    [
      migrations.map((it) => it.version.toString()),
      migrations.map((it) => it.description),
      migrations.map((it) => it.up?.checksum.toString('hex')),
    ],
  );
}
