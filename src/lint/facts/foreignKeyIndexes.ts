import type { IndexStmt } from '@pgsql/types';
import type { Index, Table } from '../history/relations.ts';

/** Whether PostgreSQL finds the rows that point to a row of the other table by an index. */
export function isIndexed(table: Table, columns: readonly string[]): boolean {
  return table.indexes.some((it) => covers(it, columns));
}

/** The columns come first in the index, in any order. */
function covers(index: Index, columns: readonly string[]): boolean {
  if (!FINDS.has(index.method) || (index.isPartial && !hasAllKeys(index, columns))) return false;
  const first = index.columns.slice(0, columns.length);
  return columns.length > 0 && columns.every((it) => first.includes(it));
}

const FINDS: ReadonlySet<string> = new Set(['btree', 'hash', 'gist', 'spgist']);

/** `WHERE column IS NOT NULL` leaves no row out that points anywhere. */
function hasAllKeys({ madeBy }: Index, columns: readonly string[]): boolean {
  const { whereClause } = madeBy.statement.node as IndexStmt;
  const test = (whereClause as { NullTest?: { nulltesttype?: string; arg?: unknown } } | undefined)
    ?.NullTest;
  if (test?.nulltesttype !== 'IS_NOT_NULL') return false;
  const { ColumnRef } = test.arg as { ColumnRef?: { fields?: { String?: { sval?: string } }[] } };
  return columns.includes(ColumnRef?.fields?.at(-1)?.String?.sval ?? '');
}
