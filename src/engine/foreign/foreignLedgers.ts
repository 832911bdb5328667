import { qualified } from '../../database/quote.ts';
import type { Row, Session } from '../../database/session.ts';
import type { Ledger, LedgerLocation } from '../ledger/ledger.ts';
import { missingColumns } from '../ledger/ledgerShape.ts';
import type { Plan } from '../plan/plan.ts';

/** A table in which another tool, or sqlx under another name, records what it has applied. */
export interface ForeignLedger {
  /** As SQL text, with quotes where they are needed: `app.schema_migrations`. */
  readonly table: string;
  readonly tool: 'diesel' | 'sqlx' | 'flyway' | 'other';
  /** How many versions it lists, also such as are no numbers (Flyway's `1.2`). */
  readonly listed: number;
  /** Those that can be compared with the versions of migrations on disk. */
  readonly versions: readonly bigint[];
  /** It could be used as our ledger. */
  readonly sqlxShape: boolean;
  /** It lists a version that is on disk; else it is most likely another application's. */
  readonly listsOurs: boolean;
}

/** Rails, dbmate, Ecto and golang-migrate all call theirs `schema_migrations`. */
const TOOLS: Readonly<Record<string, ForeignLedger['tool']>> = {
  __diesel_schema_migrations: 'diesel',
  __sqlx_migrations: 'sqlx',
  _sqlx_migrations: 'sqlx',
  flyway_schema_history: 'flyway',
  schema_migrations: 'other',
};

/** The ledgers of other tools that list at least one version and that this role may read. */
export async function findForeignLedgers(session: Session, plan: Plan): Promise<ForeignLedger[]> {
  const ledgers: ForeignLedger[] = [];
  for (const candidate of await findCandidates(session, plan)) {
    const { name, table, sqlxShape } = candidate;
    const listed = await listVersions(session, candidate);
    if (listed.length === 0) continue;
    const versions = candidate.hasDirty ? upTo(plan, listed) : numbers(listed);
    ledgers.push({
      table: name,
      tool: TOOLS[table] ?? 'other',
      listed: listed.length,
      versions,
      sqlxShape,
      listsOurs: versions.some((version) => isOnDisk(plan, version)),
    });
  }
  return ledgers;
}

function isOnDisk({ entries }: Plan, version: bigint): boolean {
  return entries.some((entry) => entry.version === version && entry.migration);
}

interface Candidate extends LedgerLocation {
  readonly name: string;
  readonly sqlxShape: boolean;
  readonly hasSuccess: boolean;
  readonly hasDirty: boolean;
}

/** Tables of our ledger's own name in other schemas are said as such (`second-ledger`). */
async function findCandidates(session: Session, { ledger }: Plan): Promise<Candidate[]> {
  const rows = await session.query(
    `SELECT n.nspname AS schema, c.relname AS "table", ${missingColumns()} IS NULL AS shaped,
            quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
            ${hasColumn('success')} AS success, ${hasColumn('dirty')} AS dirty
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND c.relname = ANY ($1) AND ${hasColumn('version')}
       AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')
     ORDER BY 1, 2`,
    [Object.keys(TOOLS)],
  );
  return rows.map(candidate).filter((found) => !isOwn(ledger, found));
}

function isOwn({ location, others }: Ledger, { name, schema, table }: Candidate): boolean {
  if (location?.schema === schema && location.table === table) return true;
  return others.some((other) => other.name === name);
}

function hasColumn(name: 'version' | 'success' | 'dirty'): string {
  const type = name === 'version' ? '' : "AND a.atttypid = 'boolean'::regtype";
  return `EXISTS (
    SELECT FROM pg_catalog.pg_attribute a
    WHERE a.attrelid = c.oid AND a.attname = '${name}' AND NOT a.attisdropped ${type}
  )`;
}

function candidate(row: Row): Candidate {
  return {
    name: String(row['name']),
    schema: String(row['schema']),
    table: String(row['table']),
    sqlxShape: row['shaped'] === true,
    hasSuccess: row['success'] === true,
    hasDirty: row['dirty'] === true,
  };
}

/** golang-migrate keeps one row; when dirty, its version is the one that failed. */
async function listVersions(session: Session, table: Candidate): Promise<string[]> {
  const version = table.hasDirty ? 'CASE WHEN dirty THEN version - 1 ELSE version END' : 'version';
  const rows = await session.query(
    `SELECT (${version})::text AS version FROM ${qualified(table)}
     WHERE version IS NOT NULL ${table.hasSuccess ? 'AND success' : ''}`,
  );
  return rows.map((row) => String(row['version']));
}

/** Diesel writes dashed stamps without their dashes; a table filled by hand may have them. */
function numbers(listed: readonly string[]): bigint[] {
  return listed
    .map((version) => version.replaceAll('-', ''))
    .filter((version) => /^\d+$/.test(version))
    .map(BigInt);
}

/** One row that stands for itself and everything before it. */
function upTo({ entries }: Plan, listed: readonly string[]): bigint[] {
  const limit = numbers(listed)[0] ?? -1n;
  return entries.map((entry) => entry.version).filter((version) => version <= limit);
}
