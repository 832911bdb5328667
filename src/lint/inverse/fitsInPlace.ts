import type { CreateFunctionStmt, ViewStmt } from '@pgsql/types';
import { inner, nodesOf } from '../../sql/nodes.ts';

/**
 * False where PostgreSQL refuses CREATE OR REPLACE of `before` in the place of `now`: a view must keep
 * the columns that it has, and a function the names of its arguments.
 */
export function fitsInPlace(before: object, now: object): boolean {
  if ('view' in before && 'view' in now) {
    return isLonger(columnsOf(before as ViewStmt), columnsOf(now as ViewStmt));
  }
  if (!('funcname' in before) || !('funcname' in now)) return true;
  const names = argumentsOf(before as CreateFunctionStmt);
  const kept = argumentsOf(now as CreateFunctionStmt);
  return kept.every((it, index) => it === '' || it === names[index]);
}

function isLonger(before: readonly string[], now: readonly string[]): boolean {
  return now.every((it, index) => it === before[index]);
}

/** The names of a view's columns, as far as they are said; `*` and expressions are as one. */
function columnsOf({ query, aliases }: ViewStmt): string[] {
  if (aliases) return nodesOf(aliases, 'String').map(({ sval = '' }) => sval);
  const targets = nodesOf(inner(query, 'SelectStmt')?.targetList, 'ResTarget');
  return targets.map(({ name, val }) => {
    const fields = inner(val, 'ColumnRef')?.fields ?? [];
    return name ?? nodesOf(fields, 'String').at(-1)?.sval ?? '?';
  });
}

function argumentsOf({ parameters }: CreateFunctionStmt): string[] {
  return nodesOf(parameters, 'FunctionParameter').map(({ name = '' }) => name);
}
