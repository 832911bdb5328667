import { qualified } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import type { OtherLedger } from './ledger.ts';
import type { NamedTable } from './namedTables.ts';

/** Which of these have rows. One query: a database may have a table for each of a thousand tenants. */
export async function otherLedgers(
  session: Session,
  tables: readonly NamedTable[],
): Promise<readonly OtherLedger[]> {
  const readable = tables.filter((table) => table.isReadable);
  if (readable.length === 0) return tables.map(unread);
  const looks = readable.map(
    (table, at) => `SELECT ${at} AS at WHERE EXISTS (SELECT FROM ${qualified(table)})`,
  );
  const rows = await session.query(looks.join(' UNION ALL '));
  const filled = new Set(rows.map((row) => readable[Number(row['at'])]));
  return tables.map((table) => ({ name: table.name, hasRows: filled.has(table) }));
}

/** A table that nobody has looked into. */
export function unread({ name }: NamedTable): OtherLedger {
  return { name, hasRows: false };
}
