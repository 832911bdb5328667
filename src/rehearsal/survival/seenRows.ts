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
export function seenRows(
  session: Session,
  tables: readonly SeedTable[],
): Promise<readonly SeenRows[]> {
  return read(
    session,
    tables.map((table) => ({ table, which: `LIMIT ${MOST}` })),
  );
}

/**
 * Reads the tables once more. Of one with more rows than are read only those that were seen before:
 * which come first is another matter each time.
 */
export function seenAgain(
  session: Session,
  before: readonly SeenRows[],
): Promise<readonly SeenRows[]> {
  return read(
    session,
    before.map((seen) => ({ table: seen.table, which: seen.rows.length < MOST ? '' : same(seen) })),
  );
}

interface Reading {
  readonly table: SeedTable;
  /** What follows FROM. */
  readonly which: string;
}

async function read(session: Session, readings: readonly Reading[]): Promise<readonly SeenRows[]> {
  if (readings.length === 0) return [];
  const parts = readings.map(
    ({ table, which }, index) => `(SELECT ${index} AS at, ${jsonOf(columnsOf(table))} AS row
      FROM ONLY ${table.name} ${which})`,
  );
  const rows: (string | null)[][][] = readings.map(() => []);
  for (const it of await plainly(session, parts.join(' UNION ALL '))) {
    rows[Number(it['at'])]?.push(JSON.parse(String(it['row'])));
  }
  return readings.map(({ table }, index) => ({
    table,
    columns: columnsOf(table),
    rows: rows[index] ?? [],
  }));
}

/** The rows of the keys that were seen; without a key, those that are as they were. */
function same({ table, columns, rows }: SeenRows): string {
  const hasKey = table.key.length > 0 && table.key.every((it) => columns.includes(it));
  const known = hasKey ? table.key : columns;
  const places = known.map((it) => columns.indexOf(it));
  const texts = rows.map((row) => JSON.stringify(places.map((it) => row[it])));
  const literals = texts.map((it) => `'${it.replaceAll("'", "''")}'`);
  return `WHERE ${jsonOf(known)} IN (${literals})`;
}

function jsonOf(columns: readonly string[]): string {
  const texts = columns.map((it) => `${quoteIdentifier(it)}::text`);
  return `pg_catalog.to_json(ARRAY[${texts}]::text[])::text`;
}

function columnsOf({ columns }: SeedTable): string[] {
  return columns.filter((it) => !it.isGenerated).map(({ name }) => name);
}
