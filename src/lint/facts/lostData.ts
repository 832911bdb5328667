import type { RangeVar } from '@pgsql/types';
import { type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { LintScript } from '../subject.ts';
import { alterationsIn } from './alterationsIn.ts';
import { changedTypes } from './changedTypes.ts';
import { droppedRelations } from './droppedNames.ts';
import { mayHoldRows } from './mayHoldRows.ts';
import { narrowing } from './narrowing.ts';
import { shownTable } from './tableName.ts';

/** What no down script can put back. */
export interface Loss {
  readonly span: Span;
  /** Such as `the rows of "orders"`. */
  readonly what: string;
}

/** What a statement takes away for good from tables that may hold rows. */
export function lossesOf(statement: Statement, script: LintScript): Loss[] {
  const { kind, span } = statement;
  const node = statement.node as Nodes['DropStmt'] &
    Nodes['TruncateStmt'] &
    Nodes['AlterTableStmt'] &
    Nodes['AlterEnumStmt'];
  const rows = (tables: readonly RangeVar[]): Loss[] =>
    tables
      .filter((it) => mayHoldRows(it, statement, script))
      .map((it) => ({ span, what: `the rows of "${shownTable(it)}"` }));
  if (kind === 'DropStmt' && node.removeType === 'OBJECT_TABLE')
    return rows(droppedRelations(node));
  if (kind === 'TruncateStmt') return rows(nodesOf(node.relations, 'RangeVar'));
  if (kind === 'DeleteStmt' && node.relation) return rows([node.relation]);
  if (kind === 'AlterTableStmt')
    return [...columns(node, statement, script), ...narrowed(statement, script)];
  if (kind !== 'AlterEnumStmt' || node.oldVal !== undefined) return [];
  return [
    {
      span,
      what: `the enum without the value '${node.newVal}', which PostgreSQL cannot take away,`,
    },
  ];
}

function columns(_node: Nodes['AlterTableStmt'], statement: Statement, script: LintScript): Loss[] {
  return alterationsIn(statement, script)
    .filter(({ kind, table }) => kind === 'AT_DropColumn' && mayHoldRows(table, statement, script))
    .map(({ command, table, span }) => ({
      span,
      what: `the values of column "${command.name}" of "${shownTable(table)}"`,
    }));
}

function narrowed(statement: Statement, script: LintScript): Loss[] {
  return [...changedTypes(statement, script)]
    .filter(({ from, to }) => from && narrowing(from, to) === 'cuts')
    .map(({ column }) => ({
      span: column.spanOf(),
      what: `what the new type cuts off from column "${column.name}" of "${shownTable(column.table)}"`,
    }));
}
