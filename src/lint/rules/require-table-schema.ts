import type { RangeVar } from '@pgsql/types';
import type { Statement } from '../../sql/parser.ts';
import type { Complaint } from '../complaint.ts';
import { droppedRelations } from '../facts/droppedNames.ts';
import { tokenSpan } from '../facts/tokenSpan.ts';
import { findWords } from '../facts/tokens.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const requireTableSchema: Rule = {
  name: 'require-table-schema',
  summary: 'A table without its schema is looked for, and made, where search_path says',
  severity: 'warning',
  category: 'style',
  preset: 'opt-in',
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *CreateStmt({ relation }, statement, script) {
        yield* unqualified(relation, statement, script);
      },
      *CreateTableAsStmt({ into, objtype }, statement, script) {
        if (objtype === 'OBJECT_TABLE') yield* unqualified(into?.rel, statement, script);
      },
      *AlterTableStmt({ relation, objtype }, statement, script) {
        if (objtype === 'OBJECT_TABLE') yield* unqualified(relation, statement, script);
      },
      *RenameStmt({ relation, renameType, relationType }, statement, script) {
        const isOfTable = relationType === 'OBJECT_TABLE' || renameType === 'OBJECT_TABCONSTRAINT';
        if (isOfTable || renameType === 'OBJECT_TABLE') {
          yield* unqualified(relation, statement, script);
        }
      },
      *DropStmt(node, statement, { text }) {
        if (node.removeType !== 'OBJECT_TABLE') return;
        for (const { schemaname, relname } of droppedRelations(node)) {
          if (schemaname !== undefined || relname === undefined) continue;
          yield complaint(findWords(text, statement.span, relname) ?? statement.span);
        }
      },
    },
  },
};

/** A temporary table has a schema of its own. */
function* unqualified(
  relation: RangeVar | undefined,
  statement: Statement,
  { text }: LintScript,
): Generator<Complaint> {
  if (!relation || relation.schemaname !== undefined || relation.relpersistence === 't') return;
  yield complaint(tokenSpan(relation.location, statement, text));
}

function complaint(span: Statement['span']): Complaint {
  return {
    span,
    message:
      'Which table this is depends on the search_path of whoever runs the migration: it may be made in another schema, or another table be changed.',
    help: 'Write the schema, such as public.orders.',
  };
}
