import { quoteIdentifier } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import { ledgerPrivileges } from '../ledger/ledgerPrivileges.ts';
import type { LedgerFacts, Privilege } from './databaseCheck.ts';

/**
 * The rights that a run needs for its own work: on the ledger, or to create it, and to create the
 * schemas of `createSchemas` (raw SQL names) that are missing.
 */
export async function neededPrivileges(
  session: Session,
  { location, createdIn }: LedgerFacts,
  createSchemas: readonly string[],
): Promise<Privilege[]> {
  const forSchemas = await toCreateSchemas(session, createSchemas);
  if (location) return [...forSchemas, ...(await ledgerPrivileges(session, location))];
  if (!createdIn?.isThere) return forSchemas;
  return [...forSchemas, ...(await inSchema(session, createdIn.schema))];
}

async function toCreateSchemas(session: Session, schemas: readonly string[]): Promise<Privilege[]> {
  const [row] = await session.query(
    `SELECT current_database() AS database, has_database_privilege(current_database(), 'CREATE') AS held
     WHERE EXISTS (SELECT FROM unnest($1::text[]) AS wanted WHERE to_regnamespace(wanted) IS NULL)`,
    [schemas],
  );
  if (!row) return [];
  const on = `DATABASE ${quoteIdentifier(String(row['database']))}`;
  return [{ name: 'CREATE', on, isHeld: row['held'] === true }];
}

async function inSchema(session: Session, schema: string): Promise<Privilege[]> {
  const rows = await session.query(
    `SELECT wanted AS name, has_schema_privilege(n.oid, wanted) AS held
     FROM pg_catalog.pg_namespace n, unnest(ARRAY['USAGE', 'CREATE']) AS wanted
     WHERE n.nspname = $1`,
    [schema],
  );
  const on = `SCHEMA ${quoteIdentifier(schema)}`;
  return rows.map((row) => ({ name: String(row['name']), on, isHeld: row['held'] === true }));
}
