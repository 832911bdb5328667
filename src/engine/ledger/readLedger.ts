import { DatabaseError } from '../../database/failure.ts';
import { inReadOnlyTransaction, type ReadLimits } from '../../database/readOnly.ts';
import type { Session } from '../../database/session.ts';
import type { Ledger } from './ledger.ts';
import { readRows } from './ledgerRows.ts';
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
