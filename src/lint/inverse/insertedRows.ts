import type { Node } from '@pgsql/types';
import { inner, type Nodes, nodesOf } from '../../sql/nodes.ts';
import { sqlName } from '../facts/sqlName.ts';
import type { DataChange } from './effect.ts';
import type { RowShape } from './former.ts';
import { nameOf } from './names.ts';
import { type Action, statement } from './undo.ts';
import { literal, sql } from './written.ts';

/**
 * DELETE of the rows that an INSERT has written, by a key whose values stand in it. Undefined where they
 * do not, or where the rows may have been there before.
 */
export function insertedRows(
  { statement: by, thing, isGuarded }: DataChange,
  shape: RowShape,
): Action | undefined {
  if (by.kind !== 'InsertStmt' || isGuarded) return undefined;
  const { cols, selectStmt, onConflictClause } = by.node as Nodes['InsertStmt'];
  const lists = nodesOf(inner(selectStmt, 'SelectStmt')?.valuesLists, 'List');
  if (onConflictClause || lists.length === 0) return undefined;
  const named = nodesOf(cols, 'ResTarget').map(({ name = '' }) => name);
  const columns = named.length > 0 ? named : shape.columns;
  const rows = lists.map(({ items = [] }) => items);
  for (const key of shape.keys) {
    const places = key.map((it) => columns.indexOf(it));
    const values = rows.map((row) => places.map((it) => constant(row[it])));
    if (values.every((it) => it.every((value) => value !== undefined))) {
      return statement(sql`DELETE FROM ${nameOf(thing)} WHERE ${condition(key, values)}`);
    }
  }
  return undefined;
}

function condition(key: readonly string[], rows: readonly (readonly unknown[])[]) {
  const tuple = (parts: readonly unknown[]): string =>
    parts.length === 1 ? `${parts[0]}` : `(${parts.join(', ')})`;
  const left = tuple(key.map(sqlName));
  const [first] = rows;
  if (first && rows.length === 1) return sql`${left} = ${tuple(first)}`;
  return sql`${left} IN (${rows.map(tuple).join(', ')})`;
}

/** A value that is the same each time, as SQL; NULL is none, as no key finds it. */
function constant(node: Node | undefined): string | undefined {
  const cast = inner(node, 'TypeCast');
  if (cast) return constant(cast.arg);
  const value = inner(node, 'A_Const');
  if (value?.sval) return literal(value.sval.sval ?? '');
  if (value?.fval) return value.fval.fval;
  if (value?.boolval) return value.boolval.boolval ? 'true' : 'false';
  return value?.ival ? String(value.ival.ival ?? 0) : undefined;
}
