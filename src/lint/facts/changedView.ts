import type { ViewStmt } from '@pgsql/types';
import type { Statement } from '../../sql/parser.ts';
import type { View } from '../history/relations.ts';
import type { LintScript } from '../subject.ts';

/** A view that is replaced by one whose columns PostgreSQL does not take in the place of the old ones. */
export interface ChangedView {
  readonly before: View;
  /** Counts from 1. */
  readonly position: number;
  readonly was: string;
  /** Undefined where the new view has no column at that place. */
  readonly is: string | undefined;
}

/** Undefined where the columns are kept, or where the text does not tell. */
export function changedView(
  { view: name, replace }: ViewStmt,
  statement: Statement,
  script: LintScript,
): ChangedView | undefined {
  const schema = script.schemaBefore(statement);
  const before = name && replace ? schema.relationAt(name) : undefined;
  if (before?.kind !== 'view' || !before.columns || schema.isDoubtful(before)) return undefined;
  const next = script.statements[script.statements.indexOf(statement) + 1];
  const then = next ? script.schemaBefore(next) : script.schemaAfter;
  const after = then.view({ schemaname: before.schema, relname: before.name });
  return after?.columns && firstChange(before, before.columns, after.columns);
}

/** PostgreSQL counts the columns first, and then compares their names in their order. */
function firstChange(
  before: View,
  old: NonNullable<View['columns']>,
  columns: NonNullable<View['columns']>,
): ChangedView | undefined {
  const index = old.findIndex(
    (was, at) => at >= columns.length || (was !== undefined && isOther(was, columns[at])),
  );
  if (index < 0) return undefined;
  const was = old[index];
  return { before, position: index + 1, was: was ?? '?column?', is: columns[index] };
}

function isOther(was: string, is: string | undefined): boolean {
  return is !== undefined && is !== was;
}
