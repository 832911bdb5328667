import type { Node } from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../sql/nodes.ts';

/**
 * The columns that a CHECK lets have no NULL, so that PostgreSQL need not look at the rows again:
 * `a IS NOT NULL` or `NOT a IS NULL`, also where more is asked for with AND.
 */
export function notNullColumns(expression: Node | undefined): string[] {
  const found: string[] = [];
  const left = [expression];
  while (left.length > 0) {
    const next = left.pop();
    const { boolop, args = [] } = inner(next, 'BoolExpr') ?? {};
    if (boolop === 'AND_EXPR') left.push(...args);
    const isNot = boolop === 'NOT_EXPR';
    const test = inner(isNot ? args[0] : next, 'NullTest');
    if (test?.nulltesttype !== (isNot ? 'IS_NULL' : 'IS_NOT_NULL')) continue;
    const fields = inner(test.arg, 'ColumnRef')?.fields;
    const name = wordsOf(fields).at(-1);
    if (name !== undefined && nodesOf(fields, 'A_Star').length === 0) found.push(name);
  }
  return found;
}
