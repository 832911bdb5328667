import type { Session } from '../../database/session.ts';
import { createdTables } from '../../sql/createdTables.ts';
import type { Parser } from '../../sql/parser.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * The tables that pending migrations create and that exist already, as `schema.table`. A name without
 * a schema is looked for where CREATE TABLE would put it: in the first schema of `search_path`.
 */
export async function findExistingTables(
  session: Session,
  plan: Plan,
  parser: Parser,
): Promise<string[]> {
  if (await isEmpty(session)) return [];
  const created = plan.entries
    .filter((entry) => !entry.row)
    .flatMap((entry) => createdTables(parser.parse(entry.migration?.up?.text ?? '')));
  if (created.length === 0) return [];
  const rows = await session.query(
    `SELECT n.nspname || '.' || c.relname AS "table"
     FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE (n.nspname, c.relname) IN (
       SELECT coalesce(created.schema, current_schema()), created.name
       FROM unnest($1::text[], $2::text[]) AS created (schema, name)
     )
     ORDER BY 1`,
    [created.map((table) => table.schema ?? null), created.map((table) => table.name)],
  );
  return rows.map((row) => String(row['table']));
}

/** So are most databases in which nothing is recorded, and then no script need be parsed. */
async function isEmpty(session: Session): Promise<boolean> {
  const [row] = await session.query(
    `SELECT NOT EXISTS (
       SELECT FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname NOT IN ('pg_catalog', 'pg_toast', 'information_schema')
     ) AS empty`,
  );
  return row?.['empty'] === true;
}
