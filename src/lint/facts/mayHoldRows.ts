import type { RangeVar } from '@pgsql/types';
import type { Statement } from '../../sql/parser.ts';
import type { LintScript } from '../subject.ts';

/**
 * True for a table whose rows others may be using: none that the script itself makes, and none that
 * is stored elsewhere.
 */
export function mayHoldRows(table: RangeVar, statement: Statement, script: LintScript): boolean {
  const isForeign = statement.node['objtype'] === 'OBJECT_FOREIGN_TABLE';
  return !isForeign && !script.newTables.has(table, statement);
}
