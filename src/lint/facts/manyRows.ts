import type { Node } from '@pgsql/types';
import { inner, type Nodes, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';

/**
 * What a statement is called that goes through the rows of a table to change or copy them:
 * `UPDATE`. Undefined for others, and where a key picks single rows.
 */
export function manyRows({ kind, node }: Statement): string | undefined {
  switch (kind) {
    case 'UpdateStmt':
      return isPicked((node as Nodes['UpdateStmt']).whereClause) ? undefined : 'UPDATE';
    case 'DeleteStmt':
      return isPicked((node as Nodes['DeleteStmt']).whereClause) ? undefined : 'DELETE';
    case 'MergeStmt':
      return 'MERGE';
    case 'InsertStmt':
      return readsTable((node as Nodes['InsertStmt']).selectStmt) ? 'INSERT' : undefined;
    default:
      return undefined;
  }
}

/** `WHERE id = 7`, `WHERE code IN ('a', 'b')`, alone or with AND. */
function isPicked(where: Node | undefined): boolean {
  const both = inner(where, 'BoolExpr');
  if (both?.boolop === 'AND_EXPR') return (both.args ?? []).some(isPicked);
  const { kind, lexpr, rexpr, name } = inner(where, 'A_Expr') ?? {};
  const column = wordsOf(inner(lexpr, 'ColumnRef')?.fields).at(-1) ?? '';
  const isEqual = (kind === 'AEXPR_OP' || kind === 'AEXPR_IN') && wordsOf(name)[0] === '=';
  return isEqual && KEY.test(column) && isConstant(rexpr);
}

const KEY = /^(id|uuid|code|key|name|slug|email|username|login)$/i;

function isConstant(node: Node | undefined): boolean {
  const list = inner(node, 'List')?.items;
  if (list) return list.every(isConstant);
  return Boolean(inner(inner(node, 'TypeCast')?.arg ?? node, 'A_Const'));
}

function readsTable(select: Node | undefined): boolean {
  const { fromClause, larg, rarg } = inner(select, 'SelectStmt') ?? {};
  if (fromClause) return true;
  return [larg, rarg].some((it) => it !== undefined && readsTable({ SelectStmt: it }));
}
