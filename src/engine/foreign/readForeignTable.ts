import { qualified } from '../../database/quote.ts';
import { inReadOnlyTransaction, type ReadLimits } from '../../database/readOnly.ts';
import type { Session } from '../../database/session.ts';
import { findTables, type NamedTable } from '../ledger/namedTables.ts';
import { readLedger } from '../ledger/readLedger.ts';
import { nameList } from '../plan/nameList.ts';
import { SHAPES } from './foreignRows.ts';
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
  { tool, table = tool === 'sqlx-table' ? undefined : SHAPES[tool].table }: ForeignSource,
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
      refusal: `There is no table ${name} in this database. Name the table with --table, and with its schema.`,
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
  const read = () => session.query(everyColumn(table));
  const found = (await inReadOnlyTransaction(session, read, limits)).map(({ row }) => Object(row));
  const { columns, rowsOf } = SHAPES[tool];
  const lacking = columns.filter((column) => found[0] && !(column in found[0]));
  if (lacking.length > 0)
    return { refusal: `${table.name} is no ledger of ${tool}: it lacks ${lacking.join(', ')}.` };
  if (tool === 'dbmate' && found[0] && 'dirty' in found[0]) return { refusal: ofAnother(table) };
  return { rows: rowsOf(found) };
}

/** A version may have 18 digits, more than a number of JSON keeps, so it comes as text. */
function everyColumn(table: NamedTable): string {
  return `SELECT to_jsonb(t) || coalesce((
            SELECT jsonb_object_agg(key, value) FROM jsonb_each_text(to_jsonb(t))
            WHERE key IN ('version', 'version_id')
          ), '{}') AS row
          FROM ${qualified(table)} AS t`;
}

/** Both call it schema_migrations; a version that is dirty must not count as applied. */
function ofAnother({ name }: NamedTable): string {
  return `${name} is a ledger of golang-migrate: it has a column "dirty". Say --from golang-migrate.`;
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
