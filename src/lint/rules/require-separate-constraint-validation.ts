import type { Constraint } from '@pgsql/types';
import { inner, type Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Complaint } from '../complaint.ts';
import type { Alteration } from '../facts/alterations.ts';
import { alterationsIn } from '../facts/alterationsIn.ts';
import { withInner } from '../facts/doBlocks.ts';
import { mayHoldRows } from '../facts/mayHoldRows.ts';
import { newMigration } from '../facts/newMigration.ts';
import { statementLines } from '../facts/statementLines.ts';
import { shownTable, tableKey } from '../facts/tableName.ts';
import { validationOf } from '../facts/validateLater.ts';
import { type Fix, replacement } from '../fix.ts';
import { waiters } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const requireSeparateConstraintValidation: Rule = {
  name: 'require-separate-constraint-validation',
  summary: 'NOT VALID helps only if the rows are checked in another transaction',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  aliases: ['constraint-missing-not-valid'],
  isFixable: true,
  isQuietInDown: true,
  check: { each: 'script', look },
};

/** Goes through the script with the constraints that its transaction has added NOT VALID so far. */
function* look(script: LintScript): Iterable<Complaint> {
  const added = new Map<string, Constraint>();
  let transaction: number | Statement | undefined;
  for (const statement of script.statements.flatMap(withInner)) {
    if (statement.kind !== 'AlterTableStmt') continue;
    const now = script.transactionOf(statement) ?? statement.inDo?.block;
    if (now !== transaction || isAlone(now, script)) added.clear();
    transaction = now;
    for (const it of alterationsIn(statement, script)) {
      const constraint = addedBy(it);
      if (constraint?.conname) added.set(keyOf(it, constraint.conname), constraint);
      if (it.kind !== 'AT_ValidateConstraint') continue;
      const found = added.get(keyOf(it, it.command.name ?? ''));
      if (found) yield* complaint(it, found, statement, script);
    }
  }
}

/** What a migration sends without a transaction goes as one query, and that is a transaction, too. */
function isAlone(transaction: number | Statement | undefined, { role }: LintScript): boolean {
  return transaction === undefined && role === 'plain';
}

function keyOf({ table }: Alteration, name: string): string {
  return `${tableKey(table)} ${name}`;
}

function addedBy({ kind, command }: Alteration): Constraint | undefined {
  const constraint = kind === 'AT_AddConstraint' ? inner(command.def, 'Constraint') : undefined;
  return constraint?.skip_validation ? constraint : undefined;
}

function* complaint(
  { table, command, span }: Alteration,
  { contype, pktable }: Constraint,
  statement: Statement,
  script: LintScript,
): Iterable<Complaint> {
  if (!mayHoldRows(table, statement, script)) return;
  const isForeignKey = contype === 'CONSTR_FOREIGN';
  const mode = isForeignKey ? 'SHARE ROW EXCLUSIVE' : 'ACCESS EXCLUSIVE';
  const others = isForeignKey && pktable ? ` and to "${shownTable(pktable)}"` : '';
  yield {
    span,
    message: `The transaction that added "${command.name}" still holds its lock (${mode}): ${waiters(mode, shownTable(table))}${others} wait while every row is checked.`,
    help: 'Validate it in a later migration, where neither reads nor writes wait.',
    fixes: moved(command.name ?? '', table, statement, script),
  };
}

function moved(
  name: string,
  table: Alteration['table'],
  statement: Statement,
  script: LintScript,
): Fix[] {
  const node = statement.node as Nodes['AlterTableStmt'];
  const rest = newMigration(script, validationOf(table, name));
  if (!rest || statement.inDo || node.cmds?.length !== 1) return [];
  const removal = replacement(statementLines(script.text, statement, true), '');
  const title = `Validate ${name} in a migration of its own`;
  return [{ title, isSafe: false, edits: [removal, ...rest] }];
}
