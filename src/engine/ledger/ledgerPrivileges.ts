import { qualified } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import type { Privilege } from '../database/databaseCheck.ts';
import type { LedgerLocation } from './ledger.ts';

/** The rights on the table itself. By oid: by name the server would refuse to answer where the schema may not be used. */
export async function ledgerPrivileges(
  session: Session,
  location: LedgerLocation,
): Promise<Privilege[]> {
  const rows = await session.query(
    `SELECT wanted AS name, has_table_privilege(c.oid, wanted) AS held
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace,
          unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS wanted
     WHERE n.nspname = $1 AND c.relname = $2`,
    [location.schema, location.table],
  );
  const on = `TABLE ${qualified(location)}`;
  return rows.map((row) => ({ name: String(row['name']), on, isHeld: row['held'] === true }));
}
