import { DatabaseError } from '../database/failure.ts';
import { qualified } from '../database/quote.ts';
import { inReadOnlyTransaction, type ReadLimits } from '../database/readOnly.ts';
import type { Row, Session } from '../database/session.ts';
import { compareVersions } from '../migrations/version.ts';
import type { Ledger, LedgerLocation, LedgerRow } from './ledger.ts';
import { findTables, type NamedTable } from './namedTables.ts';
import { otherLedgers, unread } from './otherLedgers.ts';

/**
 * The ledger as it stands. Never writes: a table that does not exist is an empty ledger.
 * `name` is raw SQL text, as `table-name` in sqlx.toml; where `search_path` finds it now is where
 * it stays. Throws `DatabaseError`, also when the table found is no ledger.
 */
export function readLedger(session: Session, name: string, limits?: ReadLimits): Promise<Ledger> {
  return inReadOnlyTransaction(session, () => readTables(session, name), limits);
}

async function readTables(session: Session, name: string): Promise<Ledger> {
  const tables = await findTables(session, name);
  const chosen = tables.find((table) => table.isChosen);
  const others = tables.filter(isOtherLedger);
  if (!chosen) return { name, rows: [], others: await otherLedgers(session, others) };
  requireShape(chosen);
  const location = { schema: chosen.schema, table: chosen.table };
  const rows = await readRows(session, location);
  const known = rows.length > 0 ? others.map(unread) : await otherLedgers(session, others);
  return { name, location, rows, others: known };
}

function isOtherLedger(table: NamedTable): boolean {
  return !table.isChosen && table.missing === undefined;
}

function requireShape({ schema, table, missing }: NamedTable): void {
  if (missing === undefined) return;
  throw new DatabaseError(
    'server',
    `The table ${schema}.${table} is not a ledger: it lacks ${missing}. ` +
      'Give the ledger another name (table-name in sqlx.toml), or rename that table.',
  );
}

async function readRows(session: Session, location: LedgerLocation): Promise<LedgerRow[]> {
  const rows = await session.query(
    `SELECT version, description, installed_on, success, checksum, execution_time
     FROM ${qualified(location)}`,
  );
  return rows.map(ledgerRow).sort(byVersion);
}

/** A table that another tool has made may hold a version twice: then the older row first. */
function byVersion(a: LedgerRow, b: LedgerRow): number {
  return compareVersions(a.version, b.version) || Number(a.installedOn) - Number(b.installedOn);
}

/** The casts hold what `requireShape` has checked. */
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
