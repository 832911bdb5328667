import { inner, type Nodes, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Complaint } from '../complaint.ts';
import type { Alteration } from '../facts/alterations.ts';
import { alterationsIn } from '../facts/alterationsIn.ts';
import { CheckedColumns } from '../facts/checkedColumns.ts';
import { withInner } from '../facts/doBlocks.ts';
import { mayHoldRows } from '../facts/mayHoldRows.ts';
import { notNullLater } from '../facts/notNullLater.ts';
import { sqlName } from '../facts/sqlName.ts';
import { shownTable } from '../facts/tableName.ts';
import { findWords } from '../facts/tokens.ts';
import { waitWords } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const addingNotNullableField: Rule = {
  name: 'adding-not-nullable-field',
  summary: 'SET NOT NULL locks everyone out while every row is checked, unless a CHECK has done so',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isFixable: true,
  isQuietInDown: true,
  check: { each: 'script', look },
};

function* look(script: LintScript): Iterable<Complaint> {
  const checked = new CheckedColumns(script);
  for (const statement of script.statements.flatMap(withInner)) {
    if (statement.kind === 'AlterDomainStmt') yield* ofDomain(statement, script);
    if (statement.kind !== 'AlterTableStmt') continue;
    for (const it of alterationsIn(statement, script)) {
      const column = columnOf(it);
      if (column !== undefined && mayHoldRows(it.table, statement, script)) {
        if (!checked.has(it.table, column, statement))
          yield complaint(it, column, statement, script);
      }
      checked.note(it);
    }
  }
}

/** The column that may have no NULL from now on, if its rows are looked at for that. */
function columnOf({ kind, command }: Alteration): string | undefined {
  if (kind === 'AT_SetNotNull') return command.name;
  const constraint = kind === 'AT_AddConstraint' ? inner(command.def, 'Constraint') : undefined;
  if (constraint?.contype !== 'CONSTR_NOTNULL' || constraint.skip_validation) return undefined;
  return wordsOf(constraint.keys)[0];
}

function complaint(
  it: Alteration,
  column: string,
  { inDo }: Statement,
  script: LintScript,
): Complaint {
  const { options, text } = script;
  const help =
    options.pgVersion < 18
      ? `Add CHECK (${sqlName(column)} IS NOT NULL) NOT VALID, and validate it in a later migration. Behind that, SET NOT NULL reads no row, and the CHECK can go.`
      : 'Add the constraint NOT NULL ... NOT VALID, and validate it in a later migration, where neither reads nor writes wait.';
  return {
    span: findWords(text, it.span, 'set', 'not', 'null') ?? it.span,
    message: waitWords('ACCESS EXCLUSIVE', shownTable(it.table), 'scan'),
    help,
    fixes: () => (inDo ? [] : notNullLater(it, column, script)),
  };
}

/** Measured: SHARE on each table of the domain. One that this script makes has none that is full. */
function* ofDomain(statement: Statement, script: LintScript): Iterable<Complaint> {
  const { subtype, typeName } = statement.node as Nodes['AlterDomainStmt'];
  const domain = wordsOf(typeName);
  if (subtype !== 'O') return;
  if (script.schemaBefore(statement).type(domain)?.madeBy.path === script.path) return;
  yield {
    span: findWords(script.text, statement.span, 'set', 'not', 'null') ?? statement.span,
    message: `Writes to every table that uses "${domain.join('.')}" wait while all their rows are checked, one table after the other (SHARE on all).`,
    help: 'Set NOT NULL on the columns instead, one table at a time, each with a CHECK that is validated before.',
  };
}
