import type { TypeName } from '@pgsql/types';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { Complaint } from '../complaint.ts';
import type { Visit, Visits } from '../rule.ts';
import type { LintScript } from '../subject.ts';
import { type ColumnFact, columnsOf } from './columns.ts';
import { shownTable } from './tableName.ts';
import { typeSpan } from './typeText.ts';

/** A type that a statement gives a column. */
export interface WrittenType {
  /** As PostgreSQL calls it inside: `int4` for `integer`. */
  readonly name: string;
  readonly type: TypeName;
  readonly column: ColumnFact;
  /** The column for a message: `orders.note`. */
  readonly shown: string;
  readonly span: Span;
  /** The text of the span: `timestamp(3) without time zone`. */
  readonly written: string;
}

/**
 * Visits the types of these names that columns are given: in CREATE TABLE, by ADD COLUMN, and by
 * ALTER COLUMN ... TYPE. A down script gives back what was there. `complain` may find that a type is
 * right, after all.
 */
export function visitTypes(
  names: ReadonlySet<string>,
  complain: (found: WrittenType, statement: Statement, script: LintScript) => Complaint | undefined,
): Visits {
  const visit: Visit<'CreateStmt' | 'AlterTableStmt'> = function* (_node, statement, script) {
    if (script.role === 'down') return;
    for (const column of columnsOf(statement, script)) {
      if (!names.has(column.typeName)) continue;
      const complaint = complain(writtenType(column, statement, script.text), statement, script);
      if (complaint) yield complaint;
    }
  };
  return { CreateStmt: visit, AlterTableStmt: visit };
}

function writtenType(column: ColumnFact, statement: Statement, text: string): WrittenType {
  const type = column.type ?? {};
  const span = typeSpan(type, statement, text);
  const shown = `${shownTable(column.table)}.${column.name}`;
  return {
    name: column.typeName,
    type,
    column,
    shown,
    span,
    written: text.slice(span.start, span.end),
  };
}
