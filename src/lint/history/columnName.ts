import type { Node, SubLink } from '@pgsql/types';
import { inner, type NodeTag, nodesOf, wordsOf } from '../../sql/nodes.ts';

/** What a column of a query is called that has no alias; undefined where that is not known here. */
export function columnName(expr: Node | undefined): string | undefined {
  return figuredName(expr) ?? (isNameless(expr) ? '?column?' : undefined);
}

/** `FigureColname`; undefined where it finds none, or is not followed here. */
export function figuredName(expr: Node | undefined): string | undefined {
  return strongName(expr) ?? weakName(expr);
}

/** A name that no cast around it replaces. */
function strongName(expr: Node | undefined): string | undefined {
  if (inner(expr, 'CoalesceExpr')) return 'coalesce';
  if (inner(expr, 'A_ArrayExpr')) return 'array';
  if (inner(expr, 'A_Expr')?.kind === 'AEXPR_NULLIF') return 'nullif';
  const { op } = inner(expr, 'MinMaxExpr') ?? {};
  if (op) return op === 'IS_LEAST' ? 'least' : 'greatest';
  const words = inner(expr, 'FuncCall')?.funcname ?? inner(expr, 'ColumnRef')?.fields;
  if (words) return wordsOf(words).at(-1);
  const link = inner(expr, 'SubLink');
  if (link) return linkName(link);
  const { arg, indirection } = inner(expr, 'A_Indirection') ?? {};
  if (indirection) return wordsOf(indirection).at(-1) ?? strongName(arg);
  const value = inner(expr, 'SQLValueFunction')?.op;
  if (value) return value.replace('SVFOP_', '').replace(/_N$/, '').toLowerCase();
  const within =
    inner(expr, 'TypeCast')?.arg ??
    inner(expr, 'CollateClause')?.arg ??
    inner(expr, 'CaseExpr')?.defresult;
  return within && strongName(within);
}

/** `EXISTS (...)`, `ARRAY (...)`, and a query in parentheses, which is called as its column. */
function linkName({ subLinkType, subselect }: SubLink): string | undefined {
  if (subLinkType === 'EXISTS_SUBLINK') return 'exists';
  if (subLinkType === 'ARRAY_SUBLINK') return 'array';
  if (subLinkType !== 'EXPR_SUBLINK') return undefined;
  const [column] = nodesOf(inner(subselect, 'SelectStmt')?.targetList, 'ResTarget');
  return column?.name ?? columnName(column?.val);
}

function weakName(expr: Node | undefined): string | undefined {
  if (inner(expr, 'CaseExpr')) return 'case';
  const collated = inner(expr, 'CollateClause')?.arg;
  return collated ? weakName(collated) : wordsOf(inner(expr, 'TypeCast')?.typeName?.names).at(-1);
}

const NAMELESS: readonly NodeTag[] = ['A_Expr', 'BoolExpr', 'NullTest', 'BooleanTest', 'A_Const'];

/** True for what PostgreSQL gives no name of its own. */
export function isNameless(expr: Node | undefined): boolean {
  return NAMELESS.some((tag) => inner(expr, tag) !== undefined);
}
