import { DatabaseError } from '../database/failure.ts';
import { qualified } from '../database/quote.ts';
import { inReadOnlyTransaction, type ReadLimits } from '../database/readOnly.ts';
import type { Row, Session } from '../database/session.ts';
import { compareVersions } from '../migrations/version.ts';
import type { Ledger, LedgerLocation, LedgerRow } from './ledger.ts';
import { missingColumns } from './ledgerShape.ts';

/**
 * The ledger as it stands. Never writes: a table that does not exist is an empty ledger.
 * `name` is raw SQL text, as `table-name` in sqlx.toml; where `search_path` finds it now is where
 * it stays. Throws `DatabaseError`, also when the table found is no ledger.
 */
export function readLedger(session: Session, name: string, limits?: ReadLimits): Promise<Ledger> {
  const read = async (): Promise<Ledger> => {
    const tables = await findTables(session, name);
    const chosen = tables.find((table) => table.isChosen);
    const others = tables.filter(isOtherLedger).map(({ schema, table }) => `${schema}.${table}`);
    if (!chosen) return { name, rows: [], others };
    requireShape(chosen);
    const location = { schema: chosen.schema, table: chosen.table };
    return { name, location, rows: await readRows(session, location), others };
  };
  return inReadOnlyTransaction(session, read, limits);
}

interface FoundTable extends LedgerLocation {
  readonly isChosen: boolean;
  /** Columns of the ledger that it has not. */
  readonly missing: string | undefined;
}

function isOtherLedger(table: FoundTable): boolean {
  return !table.isChosen && table.missing === undefined;
}

/** All relations of that name in any schema, and which one the name means now. */
async function findTables(session: Session, name: string): Promise<FoundTable[]> {
  const rows = await session.query(
    `SELECT n.nspname AS schema, c.relname AS "table", ${missingColumns()} AS missing,
            c.oid = pg_catalog.to_regclass($1) AS chosen
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'f')
       AND c.relname = (pg_catalog.parse_ident($1))[array_upper(pg_catalog.parse_ident($1), 1)]
     ORDER BY n.nspname`,
    [name],
  );
  return rows.map((row) => ({
    schema: String(row['schema']),
    table: String(row['table']),
    isChosen: row['chosen'] === true,
    missing: row['missing'] === null ? undefined : String(row['missing']),
  }));
}

function requireShape({ schema, table, missing }: FoundTable): void {
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
  return rows.map(ledgerRow).sort((a, b) => compareVersions(a.version, b.version));
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
