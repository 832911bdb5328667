import type { Statement } from '../../sql/parser.ts';
import type { Complaint } from '../complaint.ts';
import type { Alteration } from '../facts/alterations.ts';
import { alterationsIn } from '../facts/alterationsIn.ts';
import { constraintsOf } from '../facts/constraints.ts';
import { mayHoldRows } from '../facts/mayHoldRows.ts';
import { shownTable, tableKey } from '../facts/tableName.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const dropPrimaryKey: Rule = {
  name: 'drop-primary-key',
  summary: 'Without its primary key a table is not replicated, and rows may come twice',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  check: { each: 'script', look },
};

function* look(script: LintScript): Iterable<Complaint> {
  if (script.role === 'down') return;
  const keyed = new Set<string>();
  const dropped: { readonly statement: Statement; readonly drop: Alteration }[] = [];
  for (const statement of script.statements) {
    if (statement.kind !== 'AlterTableStmt') continue;
    for (const { constraint, table } of constraintsOf(statement, script)) {
      if (constraint.contype === 'CONSTR_PRIMARY') keyed.add(tableKey(table));
    }
    const drop = alterationsIn(statement, script).find((it) => isOfKey(it, statement, script));
    if (drop) dropped.push({ statement, drop });
  }
  for (const { drop, statement } of dropped) {
    const { table, span } = drop;
    if (keyed.has(tableKey(table)) || !mayHoldRows(table, statement, script)) continue;
    yield {
      span,
      message: `"${shownTable(table)}" has no primary key from now on: two rows may have the same id, logical replication refuses UPDATE and DELETE, and INSERT ... ON CONFLICT fails that names the key.`,
      help: 'Put the new key in its place in the same statement: DROP CONSTRAINT ..., ADD PRIMARY KEY USING INDEX ....',
    };
  }
}

/** By what the scripts tell of the constraint, else by the name that PostgreSQL chooses. */
function isOfKey({ kind, table, command }: Alteration, at: Statement, script: LintScript): boolean {
  const name = command.name ?? '';
  if (kind !== 'AT_DropConstraint') return false;
  const known = script.schemaBefore(at).constraint(table, name);
  return known ? known.kind === 'primary key' : name.endsWith('_pkey');
}
