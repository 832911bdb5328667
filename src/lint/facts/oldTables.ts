import type { Node } from '@pgsql/types';
import { nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';
import { shownTable } from './tableName.ts';

/** Of the tables in a list, the names of those that were there before the script. */
export function oldTables(
  relations: readonly Node[] | undefined,
  statement: Statement,
  { newTables }: LintScript,
): string[] {
  const tables = nodesOf(relations, 'RangeVar');
  return tables.filter((it) => !newTables.has(it, statement)).map(shownTable);
}
