import type { Constraint, RangeVar } from '@pgsql/types';
import { inner, type Nodes, nodesOf, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { LintScript } from '../subject.ts';
import { alterationsOf } from './alterations.ts';
import { columnsOf } from './columns.ts';

/** A constraint that a statement defines. */
export interface ConstraintFact {
  readonly table: RangeVar;
  readonly constraint: Constraint;
  /** `create`: in CREATE TABLE, `add-column`: with a new column, `add`: ADD CONSTRAINT. */
  readonly by: 'create' | 'add-column' | 'add';
  /** The table's own columns that it names; of a CHECK written with no column, none. */
  readonly columns: readonly string[];
  /** The whole `ADD ...` for `add` and `add-column`; else from the constraint's first word on. */
  readonly span: Span;
}

/** The constraints of CREATE TABLE and ALTER TABLE, those of columns included. */
export function constraintsOf(statement: Statement, script: LintScript): ConstraintFact[] {
  return [...ofColumns(statement, script), ...ofTable(statement), ...added(statement, script)];
}

function ofColumns(statement: Statement, script: LintScript): ConstraintFact[] {
  return columnsOf(statement, script)
    .filter(({ by }) => by !== 'type')
    .flatMap(({ table, name, by, constraints, span }) =>
      constraints.map((constraint) => ({
        table,
        constraint,
        by: by === 'add' ? ('add-column' as const) : ('create' as const),
        columns: [name],
        span: by === 'add' ? span : spanFrom(constraint, statement),
      })),
    );
}

function ofTable(statement: Statement): ConstraintFact[] {
  if (statement.kind !== 'CreateStmt') return [];
  const { relation: table, tableElts, constraints } = statement.node as Nodes['CreateStmt'];
  if (!table) return [];
  return nodesOf([...(tableElts ?? []), ...(constraints ?? [])], 'Constraint').map((it) => ({
    table,
    constraint: it,
    by: 'create' as const,
    columns: columnsNamed(it),
    span: spanFrom(it, statement),
  }));
}

function added(statement: Statement, script: LintScript): ConstraintFact[] {
  if (statement.kind !== 'AlterTableStmt') return [];
  const node = statement.node as Nodes['AlterTableStmt'];
  return alterationsOf(node, statement, script.text).flatMap(({ table, kind, command, span }) => {
    const constraint = inner(command.def, 'Constraint');
    if (kind !== 'AT_AddConstraint' || !constraint) return [];
    return { table, constraint, by: 'add' as const, columns: columnsNamed(constraint), span };
  });
}

function columnsNamed({ keys, fk_attrs }: Constraint): string[] {
  return wordsOf(fk_attrs ?? keys);
}

function spanFrom({ location }: Constraint, statement: Statement): Span {
  return { start: statement.offsetAt(location ?? 0), end: statement.span.end };
}
