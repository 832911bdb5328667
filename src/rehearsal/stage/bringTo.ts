import type { Session } from '../../database/session.ts';
import type { LedgerRow } from '../../engine/ledger/ledger.ts';
import { readLedger } from '../../engine/ledger/readLedger.ts';
import type { Migration, MigrationFolder } from '../../migrations/migration.ts';
import { asNew } from '../asNew.ts';
import { type LegOutcome, type RunContext, runLeg } from '../legs/runLeg.ts';

/** How many migrations of a chain are on the stage; undefined when anything else is. */
export async function appliedOf(
  session: Session,
  chain: readonly Migration[],
  { ledgerName }: RunContext,
): Promise<number | undefined> {
  const { rows } = await readLedger(session, ledgerName);
  const isWithin =
    rows.length <= chain.length && rows.every((row, index) => isSame(row, chain[index]));
  return isWithin ? rows.length : undefined;
}

function isSame({ version, checksum, success }: LedgerRow, migration: Migration | undefined) {
  const isOwn = migration?.up?.checksum.equals(checksum) ?? false;
  return success && version === migration?.version && isOwn;
}

/**
 * Runs what is missing of a chain of migrations, of which `appliedOf` must have found some. What a
 * script has SET reaches into those after it, as in every run; where one fails, it and the rest are
 * tried again in a session as good as new, as if they had come later.
 */
export async function bringTo(
  session: Session,
  folder: MigrationFolder,
  chain: readonly Migration[],
  context: RunContext,
): Promise<LegOutcome> {
  const short = { ...folder, migrations: chain, problems: [] };
  const first = await runLeg(session, short, { kind: 'run' }, context);
  if (session.ended) return first;
  await asNew(session);
  return first.failure ? await runLeg(session, short, { kind: 'run' }, context) : first;
}
