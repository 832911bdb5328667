import type { ColumnDef, Constraint, RangeVar, TypeName } from '@pgsql/types';
import { inner, type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { LintScript } from '../subject.ts';
import { alterationsIn } from './alterationsIn.ts';
import { clauseSpan } from './clauseSpan.ts';
import { typeName } from './typeText.ts';

/** A column that a statement defines, or whose type it changes. */
export interface ColumnFact {
  readonly table: RangeVar;
  readonly name: string;
  /** `create`: with its table. `add`: to a table that is there. `type`: ALTER COLUMN ... TYPE. */
  readonly by: 'create' | 'add' | 'type';
  readonly column: ColumnDef;
  readonly type: TypeName | undefined;
  /** As `typeName` tells it: `int4` for `integer`; empty without a type. */
  readonly typeName: string;
  /** Constraints written with the column; defaults, NOT NULL and GENERATED are among them. */
  readonly constraints: readonly Constraint[];
  /** The whole definition for `add` and `type`, from `ADD` on; else from the column's name on. */
  spanOf(): Span;
}

/** The columns of CREATE TABLE and ALTER TABLE, in the order of the text. */
export function columnsOf(statement: Statement, script: LintScript): readonly ColumnFact[] {
  return script.once(statement, find);
}

function find(statement: Statement, script: LintScript): readonly ColumnFact[] {
  if (statement.kind === 'CreateStmt') {
    return created(statement.node as Nodes['CreateStmt'], statement, script.text);
  }
  return alterationsIn(statement, script).flatMap((it) => {
    const column = inner(it.command.def, 'ColumnDef');
    if (!column) return [];
    if (it.kind === 'AT_AddColumn') return factOf(it.table, 'add', column, () => it.span);
    if (it.kind !== 'AT_AlterColumnType') return [];
    const colname = it.command.name ?? '';
    return factOf(it.table, 'type', { ...column, colname }, () => it.span);
  });
}

function created(
  { relation, tableElts }: Nodes['CreateStmt'],
  statement: Statement,
  text: string,
): ColumnFact[] {
  if (!relation) return [];
  return nodesOf(tableElts, 'ColumnDef').map((column) =>
    factOf(relation, 'create', column, () =>
      clauseSpan(text, statement.offsetAt(column.location ?? 0), statement.span.end),
    ),
  );
}

function factOf(
  table: RangeVar,
  by: ColumnFact['by'],
  column: ColumnDef,
  spanOf: () => Span,
): ColumnFact {
  const constraints = nodesOf(column.constraints, 'Constraint');
  const { colname: name = '', typeName: type } = column;
  const named = type ? typeName(type) : '';
  return { table, name, by, column, type, typeName: named, constraints, spanOf };
}
