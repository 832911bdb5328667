import type { Row, Session } from '../../database/session.ts';
import type { Ledger, LedgerLocation } from '../ledger/ledger.ts';
import { missingColumns } from '../ledger/ledgerShape.ts';
import type { Plan } from '../plan/plan.ts';
import type { LedgerTool } from './foreignTable.ts';

/** A table that may be another tool's ledger, readable and with the columns that are asked for. */
export interface ForeignCandidate extends LedgerLocation {
  /** As SQL text, with quotes where they are needed. */
  readonly name: string;
  readonly tool: LedgerTool;
  /** It could be used as our ledger. */
  readonly sqlxShape: boolean;
  readonly hasSuccess: boolean;
}

const GOOSE = 'goose_db_version';

const TABLES: Readonly<Record<string, LedgerTool>> = {
  __diesel_schema_migrations: 'diesel',
  __sqlx_migrations: 'sqlx',
  _sqlx_migrations: 'sqlx',
  flyway_schema_history: 'flyway',
  [GOOSE]: 'goose',
  refinery_schema_history: 'refinery',
  schema_migrations: 'dbmate',
};

/** Tables of our ledger's own name in other schemas are said as such (`second-ledger`). */
export async function findCandidates(
  session: Session,
  { ledger }: Plan,
): Promise<ForeignCandidate[]> {
  const rows = await session.query(
    `SELECT n.nspname AS schema, c.relname AS "table", ${missingColumns()} IS NULL AS shaped,
            quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
            ${hasColumn('success')} AS success, ${hasColumn('dirty')} AS dirty
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND c.relname = ANY ($1)
       AND CASE c.relname WHEN '${GOOSE}' THEN ${hasColumn('version_id')} AND ${hasColumn('is_applied')}
           ELSE ${hasColumn('version')} END
       AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
     ORDER BY 1, 2`,
    [Object.keys(TABLES)],
  );
  return rows.map(candidate).filter((found) => !isOwn(ledger, found));
}

function isOwn({ location, others }: Ledger, { name, schema, table }: ForeignCandidate): boolean {
  if (location?.schema === schema && location.table === table) return true;
  return others.some((other) => other.name === name);
}

type Column = 'version' | 'version_id' | 'success' | 'is_applied' | 'dirty';

function hasColumn(name: Column): string {
  const type = name.startsWith('version') ? '' : "AND a.atttypid = 'boolean'::regtype";
  return `EXISTS (
    SELECT FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = c.oid AND a.attname = '${name}' AND NOT a.attisdropped ${type}
  )`;
}

function candidate(row: Row): ForeignCandidate {
  return {
    name: String(row['name']),
    schema: String(row['schema']),
    table: String(row['table']),
    tool: toolOf(row),
    sqlxShape: row['shaped'] === true,
    hasSuccess: row['success'] === true,
  };
}

/** golang-migrate calls its table as dbmate, Rails and Ecto do; only its own has a column `dirty`. */
function toolOf(row: Row): LedgerTool {
  const tool = TABLES[String(row['table'])] ?? 'dbmate';
  return tool === 'dbmate' && row['dirty'] === true ? 'golang-migrate' : tool;
}
