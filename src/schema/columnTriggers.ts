import { qualified, quoteIdentifier } from '../database/quote.ts';
import type { Session } from '../database/session.ts';

/** A trigger that speaks of a column, which keeps its type as long as the trigger is there. */
export interface ColumnTrigger {
  /** Quoted, as pg-delta writes names: `"public"."orders"`. */
  readonly table: string;
  readonly column: string;
  readonly name: string;
  /** What makes it, without a semicolon. */
  readonly sql: string;
}

/** All of a database. Those of a partitioned table's partitions go and come with that one's. */
export async function columnTriggers(session: Session): Promise<ColumnTrigger[]> {
  const rows = await session.query(`SELECT DISTINCT n.nspname AS schema, c.relname AS table,
      a.attname AS column, t.tgname AS name, pg_catalog.pg_get_triggerdef(t.oid) AS sql
    FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_trigger'::pg_catalog.regclass
      AND d.objid = t.oid AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
    JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
    WHERE NOT t.tgisinternal AND t.tgparentid = 0 ORDER BY 1, 2, 4, 3`);
  return rows.map((row) => ({
    table: qualified({ schema: String(row['schema']), table: String(row['table']) }),
    column: quoteIdentifier(String(row['column'])),
    name: quoteIdentifier(String(row['name'])),
    sql: String(row['sql']),
  }));
}
