import type { IndexStmt, Node } from '@pgsql/types';
import { inner, type NodeTag, nodesOf, wordsOf } from '../../sql/nodes.ts';
import { freeName } from './chosenName.ts';

/** What PostgreSQL calls the columns of an index, for its name. */
export interface IndexColumns {
  readonly names: readonly string[];
  /** False where an expression is of a kind whose name is not known here. */
  readonly isSure: boolean;
}

/** As `ChooseIndexColumnNames` has them: also those of INCLUDE, and none of them twice. */
export function indexColumns({ indexParams, indexIncludingParams }: IndexStmt): IndexColumns {
  const names: string[] = [];
  let isSure = true;
  for (const { name, expr } of [indexParams, indexIncludingParams].flatMap((it) =>
    nodesOf(it, 'IndexElem'),
  )) {
    const figured = name ?? figuredName(expr);
    if (figured === undefined && !isNameless(expr)) isSure = false;
    names.push(freeName(figured ?? 'expr', (it) => names.includes(it)));
  }
  return { names, isSure };
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
  const within =
    inner(expr, 'TypeCast')?.arg ??
    inner(expr, 'CollateClause')?.arg ??
    inner(expr, 'CaseExpr')?.defresult;
  return within && strongName(within);
}

function weakName(expr: Node | undefined): string | undefined {
  if (inner(expr, 'CaseExpr')) return 'case';
  const collated = inner(expr, 'CollateClause')?.arg;
  return collated ? weakName(collated) : wordsOf(inner(expr, 'TypeCast')?.typeName?.names).at(-1);
}

const NAMELESS: readonly NodeTag[] = ['A_Expr', 'BoolExpr', 'NullTest', 'BooleanTest', 'A_Const'];

function isNameless(expr: Node | undefined): boolean {
  return NAMELESS.some((tag) => inner(expr, tag) !== undefined);
}
