import type { Session } from '../database/session.ts';
import type { LedgerRow } from '../engine/ledger.ts';
import { readLedger } from '../engine/readLedger.ts';
import type { Migration, MigrationFolder } from '../migrations/migration.ts';
import { type LegOutcome, type RunContext, runLeg } from './runLeg.ts';

/** Whether the stage is in the state after some migrations, and in no other. */
export async function isWithin(
  session: Session,
  chain: readonly Migration[],
  { ledgerName }: RunContext,
): Promise<boolean> {
  const { rows } = await readLedger(session, ledgerName);
  return rows.length <= chain.length && rows.every((row, index) => isSame(row, chain[index]));
}

function isSame({ version, checksum, success }: LedgerRow, migration: Migration | undefined) {
  const isOwn = migration?.up?.checksum.equals(checksum) ?? false;
  return success && version === migration?.version && isOwn;
}

/** Runs what is missing of a chain of migrations. `isWithin` must hold. */
export function bringTo(
  session: Session,
  folder: MigrationFolder,
  chain: readonly Migration[],
  context: RunContext,
): Promise<LegOutcome> {
  return runLeg(session, { ...folder, migrations: chain, problems: [] }, { kind: 'run' }, context);
}
