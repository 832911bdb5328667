import type { Node } from '@pgsql/types';
import { inner, nodesOf, wordsOf } from '../../sql/nodes.ts';

/**
 * The columns that a CHECK lets have no NULL, so that PostgreSQL need not look at the rows again:
 * `a IS NOT NULL`, also where more is asked for with AND.
 */
export function notNullColumns(expression: Node | undefined): string[] {
  const found: string[] = [];
  const left = [expression];
  while (left.length > 0) {
    const next = left.pop();
    const and = inner(next, 'BoolExpr');
    if (and?.boolop === 'AND_EXPR') left.push(...(and.args ?? []));
    const test = inner(next, 'NullTest');
    if (test?.nulltesttype !== 'IS_NOT_NULL') continue;
    const fields = inner(test.arg, 'ColumnRef')?.fields;
    const name = wordsOf(fields).at(-1);
    if (name !== undefined && nodesOf(fields, 'A_Star').length === 0) found.push(name);
  }
  return found;
}
