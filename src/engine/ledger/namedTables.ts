import { DatabaseError } from '../../database/failure.ts';
import type { Row, Session } from '../../database/session.ts';
import type { LedgerLocation } from './ledger.ts';
import { missingColumns } from './ledgerShape.ts';

/** A relation by the ledger's name. */
export interface NamedTable extends LedgerLocation {
  /** Schema and table as SQL text, with quotes where they are needed. */
  readonly name: string;
  /** The ledger's name means this one now. */
  readonly isChosen: boolean;
  readonly isReadable: boolean;
  /** Columns of the ledger that it has not. */
  readonly missing: string | undefined;
}

/**
 * The relation that a name means now and, where the name leaves the schema open, all others of that
 * name. `name` is raw SQL text. Throws `DatabaseError`, also where it is no name.
 */
export async function findTables(session: Session, name: string): Promise<NamedTable[]> {
  const rows = await query(session, name);
  return rows.map((row) => ({
    schema: String(row['schema']),
    table: String(row['table']),
    name: String(row['name']),
    isChosen: row['chosen'] === true,
    isReadable: row['readable'] === true,
    missing: row['missing'] === null ? undefined : String(row['missing']),
  }));
}

async function query(session: Session, name: string): Promise<readonly Row[]> {
  try {
    return await session.query(
      `SELECT n.nspname AS schema, c.relname AS "table", ${missingColumns()} AS missing,
            quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
            c.oid = pg_catalog.to_regclass($1) AS chosen,
            has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT') AS readable
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'f')
       AND CASE array_length(pg_catalog.parse_ident($1), 1)
             WHEN 1 THEN c.relname = (pg_catalog.parse_ident($1))[1]
             ELSE c.oid = pg_catalog.to_regclass($1)
           END
     ORDER BY n.nspname`,
      [name],
    );
  } catch (error) {
    if (error instanceof DatabaseError && NO_NAME.includes(error.server?.sqlstate ?? '')) {
      throw noName(name);
    }
    throw error;
  }
}

/** What `parse_ident` and `to_regclass` answer to what is no name, or has too many parts. */
const NO_NAME = ['22023', '42601', '42602', '0A000'];

function noName(name: string): DatabaseError {
  return new DatabaseError(
    'server',
    `${JSON.stringify(name)} is no name of a table. Write it as in SQL, maybe with its schema and in ` +
      'quotes: app._sqlx_migrations, app."My Ledger".',
  );
}
