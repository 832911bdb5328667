import type { LedgerRow } from '../../../src/engine/ledger/ledger.ts';
import { readLedger } from '../../../src/engine/ledger/readLedger.ts';
import type { Migration, MigrationFolder } from '../../../src/migrations/migration.ts';
import { engineRun, LEDGER, withSession } from './engineRun.ts';
import { fingerprint } from './fingerprint.ts';

/** What a database looks like, each as the lines of its fingerprint. */
export interface Stages {
  /** With the first 0, 1, 2 ... migrations of a folder applied. */
  readonly after: readonly (readonly string[])[];
  /** By version: with the first 1, 2 ... transactions of a script that has several of its own. */
  readonly within: ReadonlyMap<bigint, readonly (readonly string[])[]>;
}

/** Runs a folder undisturbed, step by step, on an empty database. */
export async function stagesOf(url: string, folder: MigrationFolder): Promise<Stages> {
  const after = [(await look(url)).lines];
  const within = new Map<bigint, (readonly string[])[]>();
  for (const migration of folder.migrations) {
    const parts = partsOf(migration);
    if (parts.length > 1) within.set(migration.version, await lookAfterEach(url, parts));
    await apply(url, folder, migration.version, parts.length > 1);
    after.push((await look(url)).lines);
  }
  return { after, within };
}

/** Transactions as the library's scripts write them: the last line of each is its COMMIT. */
function partsOf({ up }: Migration): string[] {
  return (up?.text ?? '').split(/(?<=^COMMIT;\n)/m).filter((part) => part.trim() !== '');
}

async function lookAfterEach(url: string, parts: readonly string[]): Promise<string[][]> {
  const looks: string[][] = [];
  for (const part of parts) {
    await withSession(url, (session) => session.script(part));
    looks.push([...(await look(url)).lines]);
  }
  return looks;
}

async function apply(
  url: string,
  folder: MigrationFolder,
  version: bigint,
  hasRun: boolean,
): Promise<void> {
  const intent = hasRun
    ? ({ kind: 'mark-applied', versions: [version] } as const)
    : ({ kind: 'run-to', version } as const);
  const { outcome } = await engineRun(url, folder, intent);
  if (outcome !== 'done') throw new Error(`${version} does not run undisturbed.`);
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
