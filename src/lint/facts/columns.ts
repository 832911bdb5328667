import type { ColumnDef, Constraint, RangeVar, TypeName } from '@pgsql/types';
import { inner, type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { LintScript } from '../subject.ts';
import { alterationsOf } from './alterations.ts';

/** A column that a statement defines, or whose type it changes. */
export interface ColumnFact {
  readonly table: RangeVar;
  readonly name: string;
  /** `create`: with its table. `add`: to a table that is there. `type`: ALTER COLUMN ... TYPE. */
  readonly by: 'create' | 'add' | 'type';
  readonly column: ColumnDef;
  readonly type: TypeName | undefined;
  /** Constraints written with the column; defaults, NOT NULL and GENERATED are among them. */
  readonly constraints: readonly Constraint[];
  /** The whole definition for `add` and `type`, from `ADD` on; else from the column's name on. */
  readonly span: Span;
}

/** The columns of CREATE TABLE and ALTER TABLE, in the order of the text. */
export function columnsOf(statement: Statement, script: LintScript): readonly ColumnFact[] {
  if (statement.kind === 'CreateStmt') {
    return created(statement.node as Nodes['CreateStmt'], statement);
  }
  if (statement.kind !== 'AlterTableStmt') return [];
  const node = statement.node as Nodes['AlterTableStmt'];
  return alterationsOf(node, statement, script.text).flatMap(({ table, kind, command, span }) => {
    const column = inner(command.def, 'ColumnDef');
    if (!column) return [];
    if (kind === 'AT_AddColumn') return factOf(table, 'add', column, span);
    if (kind !== 'AT_AlterColumnType') return [];
    return factOf(table, 'type', { ...column, colname: command.name ?? '' }, span);
  });
}

function created({ relation, tableElts }: Nodes['CreateStmt'], statement: Statement): ColumnFact[] {
  if (!relation) return [];
  return nodesOf(tableElts, 'ColumnDef').map((column) => {
    const start = statement.offsetAt(column.location ?? 0);
    return factOf(relation, 'create', column, { start, end: statement.span.end });
  });
}

function factOf(table: RangeVar, by: ColumnFact['by'], column: ColumnDef, span: Span): ColumnFact {
  const constraints = nodesOf(column.constraints, 'Constraint');
  return {
    table,
    name: column.colname ?? '',
    by,
    column,
    type: column.typeName,
    constraints,
    span,
  };
}
