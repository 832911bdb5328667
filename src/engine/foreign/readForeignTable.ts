import { qualified } from '../../database/quote.ts';
import { inReadOnlyTransaction, type ReadLimits } from '../../database/readOnly.ts';
import type { Session } from '../../database/session.ts';
import { findTables, type NamedTable } from '../ledger/namedTables.ts';
import { readLedger } from '../ledger/readLedger.ts';
import { nameList } from '../plan/nameList.ts';
import { flywayRows } from './flywayRows.ts';
import type { ForeignRow, ForeignTable, ForeignTool } from './foreignTable.ts';

/** Which table of another tool is wanted. */
export interface ForeignSource {
  readonly tool: ForeignTool;
  /** Raw SQL text, maybe schema-qualified. Absent: the name the tool gives it; sqlx has none to guess. */
  readonly table?: string;
}

/**
 * Reads another tool's ledger, wherever in the database it is, or says in a sentence why it cannot be
 * taken over. Only reads. Throws `DatabaseError`.
 */
export async function readForeignTable(
  session: Session,
  { tool, table = USUAL_NAMES[tool] }: ForeignSource,
  limits?: ReadLimits,
): Promise<ForeignTable | { readonly refusal: string }> {
  if (table === undefined)
    return { refusal: 'Name the table to read, such as app._sqlx_migrations.' };
  const tables = await inReadOnlyTransaction(session, () => findTables(session, table), limits);
  const found = chosen(tables, table);
  if ('refusal' in found) return found;
  const rows = await readRows(session, tool, found, limits);
  return 'refusal' in rows ? rows : { tool, name: found.name, rows: rows.rows };
}

const USUAL_NAMES: Readonly<Record<ForeignTool, string | undefined>> = {
  diesel: '__diesel_schema_migrations',
  flyway: 'flyway_schema_history',
  'sqlx-table': undefined,
};

type Refusable<T> = T | { readonly refusal: string };

/** What the name means on the search_path, else the only one of the name. */
function chosen(tables: readonly NamedTable[], name: string): Refusable<NamedTable> {
  const table = tables.find((it) => it.isChosen) ?? (tables.length === 1 ? tables[0] : undefined);
  if (table?.isReadable) return table;
  if (table)
    return {
      refusal: `This role may not read ${table.name}. GRANT it SELECT, or connect as its owner.`,
    };
  if (tables.length === 0)
    return {
      refusal: `There is no table ${name} in this database. Name the table, with its schema.`,
    };
  return {
    refusal: `There are several: ${nameList(tables.map((it) => it.name))}. Name one with its schema.`,
  };
}

async function readRows(
  session: Session,
  tool: ForeignTool,
  table: NamedTable,
  limits: ReadLimits | undefined,
): Promise<Refusable<{ readonly rows: readonly ForeignRow[] }>> {
  if (tool === 'sqlx-table') return sqlxRows(session, table, limits);
  const read = () => session.query(`SELECT to_jsonb(t) AS row FROM ${qualified(table)} AS t`);
  const found = (await inReadOnlyTransaction(session, read, limits)).map(({ row }) => Object(row));
  const lacking = COLUMNS[tool].filter((column) => found[0] && !(column in found[0]));
  if (lacking.length > 0)
    return { refusal: `${table.name} is no ledger of ${tool}: it lacks ${lacking.join(', ')}.` };
  return { rows: tool === 'flyway' ? flywayRows(found) : dieselRows(found) };
}

const COLUMNS = {
  diesel: ['version'],
  flyway: ['installed_rank', 'version', 'description', 'type', 'success'],
} as const;

/** Diesel records what succeeded, and nothing of it but the version. */
function dieselRows(rows: readonly Readonly<Record<string, unknown>>[]): ForeignRow[] {
  const versions = rows.map((row) => String(row['version'])).sort();
  return versions.map((version) => ({ version, description: '', state: 'applied' }));
}

async function sqlxRows(
  session: Session,
  { name, missing }: NamedTable,
  limits: ReadLimits | undefined,
): Promise<Refusable<{ readonly rows: readonly ForeignRow[] }>> {
  if (missing !== undefined)
    return { refusal: `${name} is no ledger of sqlx: it lacks ${missing}.` };
  const { rows } = await readLedger(session, name, limits);
  return {
    rows: rows.map(({ version, description, success, checksum }) => ({
      version: `${version}`,
      description,
      state: success ? 'applied' : 'failed',
      checksum,
    })),
  };
}
