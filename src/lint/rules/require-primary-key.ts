import type { CreateStmt, RangeVar } from '@pgsql/types';
import { type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Complaint } from '../complaint.ts';
import { constraintsOf } from '../facts/constraints.ts';
import { shownTable, tableKey } from '../facts/tableName.ts';
import { tokenSpan } from '../facts/tokenSpan.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const requirePrimaryKey: Rule = {
  name: 'require-primary-key',
  summary: 'Rows of a table without a primary key cannot be told apart, nor replicated',
  severity: 'warning',
  category: 'correctness',
  preset: 'strict',
  check: { each: 'script', look },
};

function* look(script: LintScript): Iterable<Complaint> {
  if (script.role === 'down') return;
  const keyed = new Set<string>();
  const made: { readonly table: RangeVar; readonly statement: Statement }[] = [];
  for (const statement of script.statements) {
    for (const { constraint, table } of constraintsOf(statement, script)) {
      if (constraint.contype === 'CONSTR_PRIMARY') keyed.add(tableKey(table));
    }
    const table =
      statement.kind === 'CreateStmt' ? ownTable(statement.node as Nodes['CreateStmt']) : undefined;
    if (table) made.push({ table, statement });
  }
  for (const { table, statement } of made) {
    if (keyed.has(tableKey(table))) continue;
    yield {
      span: tokenSpan(table.location, statement, script.text),
      message: `"${shownTable(table)}" has no primary key. Logical replication refuses UPDATE and DELETE of its rows, and two equal ones can only be deleted together.`,
      help: 'Add a column such as id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, or make a key of the columns that identify a row.',
    };
  }
}

/** A partition has its parent's key, and what is LIKE another table may have that one's. */
function ownTable(node: Nodes['CreateStmt']): RangeVar | undefined {
  const { relation, partbound, inhRelations, ofTypename }: CreateStmt = node;
  if (partbound || inhRelations?.length || ofTypename) return undefined;
  if (relation?.relpersistence === 't') return undefined;
  return nodesOf(node.tableElts, 'TableLikeClause').length > 0 ? undefined : relation;
}
