import { quoteIdentifier } from '../../database/quote.ts';
import type { Session } from '../../database/session.ts';
import type { SeedTable } from '../seeds/seedTable.ts';
import { plainly } from './plainly.ts';

/** The rows of a table, each value as PostgreSQL writes it. */
export interface SeenRows {
  readonly table: SeedTable;
  /** Without generated ones, which say nothing of their own. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Rows that are read of one table; migrations seldom write more. */
const MOST = 2000;

/** Reads tables of a few rows, all in one query. Rejects with `DatabaseError` if one is not there. */
export async function seenRows(
  session: Session,
  tables: readonly SeedTable[],
): Promise<readonly SeenRows[]> {
  if (tables.length === 0) return [];
  const parts = tables.map((table, index) => {
    const texts = columnsOf(table).map((it) => `${quoteIdentifier(it)}::text`);
    return `(SELECT ${index} AS at, pg_catalog.to_json(ARRAY[${texts}]::text[])::text AS row
      FROM ONLY ${table.name} LIMIT ${MOST})`;
  });
  const rows: (string | null)[][][] = tables.map(() => []);
  const query = parts.join(' UNION ALL ');
  for (const it of await plainly(session, query)) {
    rows[Number(it['at'])]?.push(JSON.parse(String(it['row'])));
  }
  return tables.map((table, index) => ({
    table,
    columns: columnsOf(table),
    rows: rows[index] ?? [],
  }));
}

function columnsOf({ columns }: SeedTable): string[] {
  return columns.filter((it) => !it.isGenerated).map(({ name }) => name);
}
