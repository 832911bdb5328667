import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';
import { type ColumnFact, columnsOf } from './columns.ts';
import { mayHoldRows } from './mayHoldRows.ts';
import { shapeOf, type TypeShape } from './typeChange.ts';

/** A new type for a column of a table that may hold rows. */
export interface ChangedType {
  readonly column: ColumnFact;
  readonly to: TypeShape;
  /** Undefined when no script that is known tells it. */
  readonly from: TypeShape | undefined;
  /** The old type as it was written, such as `varchar(50)`; empty when it is not known. */
  readonly fromText: string;
}

export function* changedTypes(statement: Statement, script: LintScript): Iterable<ChangedType> {
  for (const column of columnsOf(statement, script)) {
    if (column.by !== 'type' || !column.type) continue;
    if (!mayHoldRows(column.table, statement, script)) continue;
    const before = script.schemaBefore(statement).column(column.table, column.name);
    const from = before?.type && shapeOf(before.type);
    yield { column, to: shapeOf(column.type), from, fromText: before?.typeText ?? '' };
  }
}
