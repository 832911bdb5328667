import { inner, wordsOf } from '../../sql/nodes.ts';
import type { Difference } from '../inverse/differences.ts';
import type { LintMigration, LintScript } from '../subject.ts';
import { alterationsIn } from './alterationsIn.ts';
import { tableKey } from './tableName.ts';

/**
 * Whether what is dropped is a CHECK of nothing but `column IS NOT NULL`, in the script that makes the
 * column NOT NULL: it was there so that SET NOT NULL need not look at the rows, and is to come back
 * no more than an index that another has replaced.
 */
export function isHelperCheck({ kind, effect }: Difference, migration: LintMigration): boolean {
  const { up, before } = migration;
  if (!up || kind !== 'dropped' || effect.statement.kind !== 'AlterTableStmt') return false;
  return alterationsIn(effect.statement, up).some(({ kind: does, table, command, span }) => {
    if (does !== 'AT_DropConstraint' || span.start !== effect.span.start) return false;
    const check = before.constraint(table, command.name ?? '');
    const test = inner(check?.node.raw_expr, 'NullTest');
    if (test?.nulltesttype !== 'IS_NOT_NULL') return false;
    const column = wordsOf(inner(test.arg, 'ColumnRef')?.fields).at(-1);
    return column !== undefined && setsNotNull(up, tableKey(table), column);
  });
}

function setsNotNull(up: LintScript, table: string, column: string): boolean {
  return up.statements.some((statement) =>
    alterationsIn(statement, up).some(
      (it) =>
        it.kind === 'AT_SetNotNull' && it.command.name === column && tableKey(it.table) === table,
    ),
  );
}
