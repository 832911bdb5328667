import type { Statement } from '../../sql/parser.ts';
import type { Complaint } from '../complaint.ts';
import { columnLists } from '../facts/columnLists.ts';
import type { NamedColumn } from '../facts/definedColumns.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

function* visit(_node: unknown, statement: Statement, { text }: LintScript): Generator<Complaint> {
  for (const { what, columns } of columnLists(statement, text)) {
    for (const { name, span } of repeated(columns)) {
      const deed = what === 'assigned' ? 'assigned' : 'defined';
      yield {
        span,
        message: `The column "${name}" is ${deed} twice in one list, which the server refuses: the migration fails here.`,
        help: 'Keep one of them, or give the other its own name.',
      };
    }
  }
}

/** All of them, since any may be the one too many. */
function repeated(columns: readonly NamedColumn[]): readonly NamedColumn[] {
  if (new Set(columns.map(({ name }) => name)).size === columns.length) return NONE;
  const counts = new Map<string, number>();
  for (const { name } of columns) counts.set(name, (counts.get(name) ?? 0) + 1);
  return columns.filter(({ name }) => (counts.get(name) ?? 0) > 1);
}

const NONE: readonly NamedColumn[] = [];

export const banDuplicateColumnAssignments: Rule = {
  name: 'ban-duplicate-column-assignments',
  summary: 'A column that is assigned or defined twice in one list makes the statement fail',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      CompositeTypeStmt: visit,
      CreateForeignTableStmt: visit,
      CreateFunctionStmt: visit,
      CreateStmt: visit,
      CreateTableAsStmt: visit,
      DeleteStmt: visit,
      InsertStmt: visit,
      MergeStmt: visit,
      SelectStmt: visit,
      UpdateStmt: visit,
      ViewStmt: visit,
    },
  },
};
