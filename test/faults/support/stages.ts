import type { LedgerRow } from '../../../src/engine/ledger.ts';
import { readLedger } from '../../../src/engine/readLedger.ts';
import type { MigrationFolder } from '../../../src/migrations/migration.ts';
import { engineRun, LEDGER, withSession } from './engineRun.ts';
import { fingerprint } from './fingerprint.ts';

/** What a database looks like with the first 0, 1, 2 ... migrations of a folder applied. */
export type Stages = readonly (readonly string[])[];

/** Runs a folder undisturbed, one migration at a time, on an empty database. */
export async function stagesOf(url: string, folder: MigrationFolder): Promise<Stages> {
  const stages = [await look(url)];
  for (const { version } of folder.migrations) {
    const report = await engineRun(url, folder, { kind: 'run-to', version });
    if (report.outcome !== 'done') throw new Error(`${version} does not run undisturbed.`);
    stages.push(await look(url));
  }
  return stages.map((it) => it.lines);
}

/** The ledger and, apart from it, everything else in the database. */
export interface Look {
  readonly rows: readonly LedgerRow[];
  readonly lines: readonly string[];
}

export function look(url: string): Promise<Look> {
  return withSession(url, async (session) => ({
    rows: (await readLedger(session, LEDGER)).rows,
    lines: await fingerprint(session, [LEDGER]),
  }));
}
