import type { Session } from '../../database/session.ts';
import { quoted } from './evidenceParts.ts';
import type { NamedIndex } from './namedIndex.ts';
import type { ScriptStatement } from './scriptStatements.ts';

/**
 * An index that takes part in writing and is never used: what a failed CONCURRENTLY leaves, be it one
 * that was to build it or one that was to drop it.
 */
export interface InvalidIndex {
  /** Schema and name, with quotes where they are needed: `public.orders_at`. */
  readonly name: string;
  /** The statement that a script names it in would do nothing, or fail, while it is there. */
  readonly isInTheWay: boolean;
  /** The backend that builds it at this moment. */
  readonly builder?: number;
  /** What the script says of it. */
  readonly index: NamedIndex;
}

/** What takes such an index away; outside a transaction. */
export function dropIndexStatement({ name }: Pick<InvalidIndex, 'name'>): string {
  return `DROP INDEX CONCURRENTLY ${name}`;
}

/**
 * The INVALID indexes that a script's statements are about: by name, or any of the table where the
 * server chooses the name, and what REINDEX CONCURRENTLY leaves (`_ccnew`, `_ccold`). An index of a
 * partitioned table is no such one: it is INVALID until its parts are attached.
 */
export async function findInvalidIndexes(
  session: Session,
  statements: readonly ScriptStatement[],
): Promise<InvalidIndex[]> {
  const found = new Map<string, InvalidIndex>();
  for (const { index } of statements) {
    if (!index) continue;
    for (const it of await invalidOf(session, index)) {
      if (it.isInTheWay || !found.has(it.name)) found.set(it.name, it);
    }
  }
  return [...found.values()];
}

async function invalidOf(session: Session, index: NamedIndex): Promise<InvalidIndex[]> {
  const { verb, name, table } = index;
  const { condition, values } = conditionOf(index);
  const rows = await session.query(`${INVALID} AND (${condition})`, values);
  return rows.map((row) => ({
    name: String(row['name']),
    index,
    isInTheWay: verb === 'create' && name !== undefined && table !== undefined,
    ...(row['builder'] !== null && { builder: Number(row['builder']) }),
  }));
}

const INVALID = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name,
         (SELECT p.pid FROM pg_catalog.pg_stat_progress_create_index p
          WHERE p.index_relid = c.oid LIMIT 1) AS builder
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE NOT i.indisvalid AND c.relkind = 'i'`;

/** An index is made in its table's schema. */
function conditionOf({ verb, name, table }: NamedIndex): { condition: string; values: unknown[] } {
  if (name && table) {
    const condition = `c.relname = $1 AND c.relnamespace =
      (SELECT t.relnamespace FROM pg_catalog.pg_class t WHERE t.oid = to_regclass($2))`;
    return { condition, values: [name[0], quoted(table)] };
  }
  if (table) return { condition: 'i.indrelid = to_regclass($1)', values: [quoted(table)] };
  if (verb === 'drop')
    return { condition: 'c.oid = to_regclass($1)', values: [quoted(name ?? [])] };
  const condition = `c.oid = to_regclass($1) OR (
    i.indrelid = (SELECT o.indrelid FROM pg_catalog.pg_index o WHERE o.indexrelid = to_regclass($1))
    AND c.relname ~ '_cc(new|old)[0-9]*$')`;
  return { condition, values: [quoted(name ?? [])] };
}
