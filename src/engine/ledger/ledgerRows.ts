import { qualified } from '../../database/quote.ts';
import type { Row, Session } from '../../database/session.ts';
import { compareVersions } from '../../migrations/version.ts';
import type { LedgerLocation, LedgerRow } from './ledger.ts';

/** All rows of a table that has the shape of a ledger, in version order. */
export async function readRows(session: Session, location: LedgerLocation): Promise<LedgerRow[]> {
  const rows = await session.query(`SELECT ${COLUMNS} FROM ${qualified(location)}`);
  return rows.map(ledgerRow).sort(byVersion);
}

/** The rows of one version, which nobody else can change until the transaction that is open has ended. */
export async function lockRows(
  session: Session,
  location: LedgerLocation,
  version: bigint,
): Promise<LedgerRow[]> {
  const rows = await session.query(
    `SELECT ${COLUMNS} FROM ${qualified(location)} WHERE version = $1 FOR UPDATE`,
    [version.toString()],
  );
  return rows.map(ledgerRow).sort(byVersion);
}

const COLUMNS = 'version, description, installed_on, success, checksum, execution_time';

/** A table that another tool has made may hold a version twice: then the older row first. */
function byVersion(a: LedgerRow, b: LedgerRow): number {
  return compareVersions(a.version, b.version) || Number(a.installedOn) - Number(b.installedOn);
}

/** The casts hold what `readLedger` has checked. */
function ledgerRow(row: Row): LedgerRow {
  return {
    version: BigInt(String(row['version'])),
    description: String(row['description']),
    installedOn: row['installed_on'] as Date,
    success: row['success'] === true,
    checksum: row['checksum'] as Buffer,
    executionTime: BigInt(String(row['execution_time'])),
  };
}
