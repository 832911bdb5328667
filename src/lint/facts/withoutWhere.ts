import type { Node, RangeVar } from '@pgsql/types';
import type { Statement } from '../../sql/parser.ts';
import type { Complaint } from '../complaint.ts';
import type { LintScript } from '../subject.ts';
import { shownTable } from './tableName.ts';

/** An UPDATE or DELETE, as far as these rules care. */
export interface Change {
  readonly relation?: RangeVar;
  readonly whereClause?: Node;
}

/** The table of a change that is for all of its rows; undefined for one that the script made itself. */
export function changesAll(
  { relation, whereClause }: Change,
  statement: Statement,
  { newTables }: LintScript,
): string | undefined {
  if (!relation || whereClause || newTables.has(relation, statement)) return undefined;
  return shownTable(relation);
}

/** What is said of it: `deed` is what happens to the rows. */
export function allRowsComplaint(table: string, deed: string, { span }: Statement): Complaint {
  return {
    span,
    message: `Every row of "${table}" is ${deed} in one go. Each row is locked until the transaction ends, so other writers of it wait, and the table grows by what is dead.`,
    help: 'Say which rows with WHERE, and take a large table in batches, outside of the migration. If all rows are meant, write WHERE true.',
  };
}
