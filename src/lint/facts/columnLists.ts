import type { Node } from '@pgsql/types';
import { nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { walk } from '../../sql/walk.ts';
import { definedColumns, type NamedColumn, namedColumn } from './definedColumns.ts';
import { tokenSpan } from './tokenSpan.ts';

/** A list in which no column may stand twice. */
export interface ColumnList {
  /** `assigned`: of SET and INSERT. `defined`: of a table or a view. */
  readonly what: 'assigned' | 'defined';
  readonly columns: readonly NamedColumn[];
}

/** The lists of columns that a statement assigns or defines, also those deep inside of it. */
export function columnLists(statement: Statement, text: string): ColumnList[] {
  const defined = { what: 'defined' as const, columns: definedColumns(statement, text) };
  const { start, end } = statement.span;
  if (!ASSIGNS.test(text.slice(start, end))) return [defined];
  return [defined, ...assignedLists(statement, text)];
}

/** A tree without them, such as that of a large CREATE TABLE, need not be walked. */
const ASSIGNS = /insert|update|merge/i;

function assignedLists(statement: Statement, text: string): ColumnList[] {
  const lists: ColumnList[] = [];
  const add = (targets: readonly Node[] | undefined): void => {
    lists.push({ what: 'assigned', columns: assigned(targets, statement, text) });
  };
  walk(
    { [statement.kind]: statement.node },
    {
      UpdateStmt: ({ targetList }) => add(targetList),
      MergeWhenClause: ({ targetList }) => add(targetList),
      InsertStmt: ({ cols, onConflictClause }) => {
        add(cols);
        add(onConflictClause?.targetList);
      },
    },
  );
  return lists;
}

/**
 * `SET a.x = 1, a.y = 2` and `SET a[1] = 1, a[2] = 2` change different parts of one column, and count
 * only where the list has the whole column as well.
 */
function assigned(
  nodes: readonly Node[] | undefined,
  statement: Statement,
  text: string,
): NamedColumn[] {
  const targets = nodesOf(nodes, 'ResTarget');
  const whole = new Set(targets.filter((it) => !it.indirection).map(({ name }) => name));
  return targets.flatMap(({ name, location }) =>
    name !== undefined && whole.has(name)
      ? namedColumn(name, () => tokenSpan(location, statement, text))
      : [],
  );
}
