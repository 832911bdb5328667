import type { Session } from '../../database/session.ts';
import { isFor } from '../seeds/rowSearch.ts';
import type { ScriptStatement } from './steps.ts';

/**
 * How many rows of each table and its partitions were updated and deleted so far; undefined where the
 * server does not count.
 */
export type ChangedRows = ReadonlyMap<string, number> | undefined;

/** In no transaction: what a transaction has counted is told when it is over. */
export async function changedRows(session: Session): Promise<ChangedRows> {
  const [row] = await session.query(`SELECT pg_catalog.pg_stat_force_next_flush(),
    pg_catalog.current_setting('track_counts') AS counts`);
  if (row?.['counts'] !== 'on') return undefined;
  const found = await session.query(COUNTS);
  return new Map(found.map((it) => [String(it['name']), Number(it['count'])]));
}

const COUNTS = `SELECT pg_catalog.format('%I.%I', n.nspname, t.relname) AS name,
    sum(pg_catalog.pg_stat_get_tuples_updated(part.oid)
      + pg_catalog.pg_stat_get_tuples_deleted(part.oid))::text AS count
  FROM pg_catalog.pg_class t JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
  CROSS JOIN LATERAL (SELECT t.oid
    UNION SELECT relid FROM pg_catalog.pg_partition_tree(t.oid)
    UNION SELECT inhrelid FROM pg_catalog.pg_inherits WHERE inhparent = t.oid) AS part (oid)
  WHERE t.relkind IN ('r', 'p') AND t.oid >= 16384 GROUP BY 1`;

/**
 * The statements of a script that look for rows, where meanwhile none was changed in a table that they
 * name. What was changed may be another statement's doing: not all that found nothing are among them.
 */
export function idleBetween(
  steps: readonly ScriptStatement[],
  before: ChangedRows,
  after: ChangedRows,
): ScriptStatement[] {
  if (!before || !after) return [];
  const names = [...after.keys()];
  const changed = names.filter((it) => after.get(it) !== (before.get(it) ?? 0));
  return steps.filter(({ sql, searches }) => {
    if (!searches) return false;
    // Of a view it is not known whose rows it changes.
    const isKnown = searches.every((it) => names.some((name) => isFor(it, { name })));
    return !changed.some((it) => !isKnown || sql.includes(bareName(it)));
  });
}

/** Without its schema and its quotes. */
function bareName(table: string): string {
  return table.slice(table.lastIndexOf('.') + 1).replaceAll('"', '');
}
