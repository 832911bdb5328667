import type { Constraint, RangeVar } from '@pgsql/types';
import { inner, type Nodes, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { LintScript } from '../subject.ts';
import { alterationsIn } from './alterationsIn.ts';
import { clauseSpan } from './clauseSpan.ts';
import { type ColumnFact, columnsOf } from './columns.ts';

/** A constraint that a statement defines. */
export interface ConstraintFact {
  readonly table: RangeVar;
  readonly constraint: Constraint;
  /** `create`: in CREATE TABLE, `add-column`: with a new column, `add`: ADD CONSTRAINT. */
  readonly by: 'create' | 'add-column' | 'add';
  /** The column that it is written with; absent for one of the table. */
  readonly column?: ColumnFact;
  /** The table's own columns that it names; of a CHECK written with no column, none. */
  readonly columns: readonly string[];
  /** False with NOT VALID or NOT ENFORCED: the rows that are there are not looked at. */
  readonly checksRows: boolean;
  /** From `CONSTRAINT` or its own first keyword on, without the `ADD` before it. */
  spanOf(): Span;
}

/** The constraints of CREATE TABLE and ALTER TABLE, those of columns included. */
export function constraintsOf(statement: Statement, script: LintScript): readonly ConstraintFact[] {
  return script.once(statement, find);
}

function find(statement: Statement, script: LintScript): readonly ConstraintFact[] {
  return [
    ...ofColumns(statement, script),
    ...ofTable(statement, script),
    ...added(statement, script),
  ];
}

function ofColumns(statement: Statement, script: LintScript): ConstraintFact[] {
  return columnsOf(statement, script).flatMap((column) =>
    column.by === 'type' ? [] : ofColumn(column, statement, script),
  );
}

/** What is said of a constraint of a column behind it, such as NOT ENFORCED, is a node of its own. */
function ofColumn(column: ColumnFact, statement: Statement, { text }: LintScript) {
  const { table, name, by, constraints } = column;
  return constraints.flatMap((constraint, index): ConstraintFact[] => {
    if (isAttribute(constraint)) return [];
    const next = constraints.findIndex((it, at) => at > index && !isAttribute(it));
    const attributes = constraints.slice(index + 1, next < 0 ? undefined : next);
    const limit = constraints[next]?.location;
    return [
      {
        table,
        constraint,
        by: by === 'add' ? 'add-column' : 'create',
        column,
        columns: [name],
        checksRows: !attributes.some(({ contype }) => contype === 'CONSTR_ATTR_NOT_ENFORCED'),
        spanOf: () => spanOf(constraint, statement, text, limit),
      },
    ];
  });
}

function isAttribute({ contype }: Constraint): boolean {
  return contype?.startsWith('CONSTR_ATTR_') === true;
}

function ofTable(statement: Statement, { text }: LintScript): ConstraintFact[] {
  if (statement.kind !== 'CreateStmt') return [];
  const { relation: table, tableElts, constraints } = statement.node as Nodes['CreateStmt'];
  if (!table) return [];
  return nodesOf([...(tableElts ?? []), ...(constraints ?? [])], 'Constraint').map((it) =>
    ofTheTable(table, it, 'create', statement, text),
  );
}

function added(statement: Statement, script: LintScript): ConstraintFact[] {
  const { text } = script;
  return alterationsIn(statement, script).flatMap(({ table, kind, command }) => {
    const constraint = inner(command.def, 'Constraint');
    if (kind !== 'AT_AddConstraint' || !constraint) return [];
    return ofTheTable(table, constraint, 'add', statement, text);
  });
}

function ofTheTable(
  table: RangeVar,
  constraint: Constraint,
  by: 'create' | 'add',
  statement: Statement,
  text: string,
): ConstraintFact {
  return {
    table,
    constraint,
    by,
    columns: wordsOf(constraint.fk_attrs ?? constraint.keys),
    checksRows: constraint.skip_validation !== true,
    spanOf: () => spanOf(constraint, statement, text),
  };
}

/** `next`: where another constraint of the same column begins. */
function spanOf({ location }: Constraint, statement: Statement, text: string, next?: number): Span {
  const limit = next === undefined ? statement.span.end : statement.offsetAt(next);
  return clauseSpan(text, statement.offsetAt(location ?? 0), limit);
}
