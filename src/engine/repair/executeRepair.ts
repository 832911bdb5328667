import type { Session } from '../../database/session.ts';
import type { LedgerLocation } from '../ledger/ledger.ts';
import { lockRows } from '../ledger/ledgerRows.ts';
import { deleteRow, keepOneRow, setFile, setSucceeded } from '../ledger/ledgerWrites.ts';
import { readLedger } from '../ledger/readLedger.ts';
import { cancellable } from '../lock/cancellable.ts';
import { localTimeouts, type Timeouts, timeoutsOf } from '../lock/timeouts.ts';
import { type LockOptions, underLock } from '../lock/underLock.ts';
import { changedVersions } from '../plan/changedVersions.ts';
import { migrationName } from '../plan/migrationName.ts';
import type { Remark } from '../plan/plan.ts';
import type { Report } from '../run/report.ts';
import { rollBack } from '../run/rollBack.ts';
import type { Repair } from './repair.ts';

/** What became of a repair. */
export interface RepairReport extends Pick<Report, 'outcome' | 'failure' | 'refusals'> {
  readonly repair: Repair;
}

/**
 * Executes a repair as it was shown: under the lock, in one transaction, and only while the rows of
 * the version are what they were. Never throws for what the database says.
 */
export async function executeRepair(
  session: Session,
  repair: Repair,
  options: LockOptions = {},
): Promise<RepairReport> {
  const work = (): Promise<Remark | undefined> =>
    cancellable(session, options.signal, () => inOneTransaction(session, repair, options));
  const result = await underLock(session, options, work);
  if (result.kind !== 'done') {
    const failure = result.kind === 'failed' && { failure: result.failure };
    return { outcome: result.kind, repair, refusals: [], ...failure };
  }
  const refusals = result.value ? [result.value] : [];
  return { outcome: result.value ? 'refused' : 'done', repair, refusals };
}

async function inOneTransaction(
  session: Session,
  repair: Repair,
  timeouts: Timeouts,
): Promise<Remark | undefined> {
  const { name, location: shown } = repair.ledger;
  const { location } = await readLedger(session, name, timeoutsOf(timeouts));
  if (!location || !isAt(location, shown)) return stale(repair);
  await session.script(['BEGIN', ...localTimeouts(timeouts)].join('; '));
  try {
    const isDone =
      (await isAsShown(session, location, repair)) &&
      (await write(session, location, repair)) === expected(repair);
    await session.script(isDone ? 'COMMIT' : 'ROLLBACK');
    return isDone ? undefined : stale(repair);
  } catch (error) {
    await rollBack(session);
    throw error;
  }
}

async function isAsShown(
  session: Session,
  location: LedgerLocation,
  { version, rows }: Repair,
): Promise<boolean> {
  const found = await lockRows(session, location, version);
  return changedVersions(rows, found).length === 0;
}

function isAt(location: LedgerLocation, shown: LedgerLocation | undefined): boolean {
  return location.schema === shown?.schema && location.table === shown.table;
}

/** Resolves to the number of rows written. */
async function write(
  session: Session,
  location: LedgerLocation,
  { kind, version, migration, row }: Repair,
): Promise<number> {
  switch (kind) {
    case 'take-checksum':
      return migration?.up ? setFile(session, location, migration, migration.up.checksum) : 0;
    case 'set-success':
      return setSucceeded(session, location, version);
    case 'delete-row':
      return (await session.pipeline([deleteRow(location, version)]))[0] ?? 0;
    case 'keep-one-row':
      return keepOneRow(session, location, row);
  }
}

function expected({ kind, rows }: Repair): number {
  return kind === 'keep-one-row' ? rows.length - 1 : 1;
}

function stale({ version, row }: Repair): Remark {
  const message =
    `The row of ${migrationName(row)} has changed since it was shown, so nothing was repaired. ` +
    'Look at it again.';
  return { code: 'stale', version, message };
}
