import { droppedRelations } from '../facts/droppedNames.ts';
import { listText } from '../facts/listText.ts';
import { shownTable } from '../facts/tableName.ts';
import type { Rule } from '../rule.ts';

export const banDropTable: Rule = {
  name: 'ban-drop-table',
  summary: 'Dropping a table loses its rows and breaks every client that still uses it',
  severity: 'warning',
  category: 'data loss',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *DropStmt(node, statement, script) {
        if (node.removeType !== 'OBJECT_TABLE') return;
        const old = droppedRelations(node).filter((it) => !script.newTables.has(it, statement));
        if (old.length === 0) return;
        yield {
          span: statement.span,
          message: `The rows of ${listText(old.map(shownTable))} are lost, and no down script brings them back. Until the transaction ends, reads and writes wait (ACCESS EXCLUSIVE), also those of tables that are referenced by foreign keys of it.`,
          help: 'Deploy code that does not use the table first; keep a copy where the rows may be asked for.',
        };
      },
    },
  },
};
