import { shownTable } from '../facts/tableName.ts';
import { findWords } from '../facts/tokens.ts';
import type { Rule } from '../rule.ts';

export const renamingColumn: Rule = {
  name: 'renaming-column',
  summary: 'Renaming a column breaks every client that still uses the old name',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *RenameStmt(node, statement, { text, newTables }) {
        const { renameType, relationType, relation, subname, newname } = node;
        if (renameType !== 'OBJECT_COLUMN' || !relation) return;
        if (newTables.hasColumn(relation, subname, statement)) return;
        if (relationType && !TABLES.has(relationType)) return;
        const rename = findWords(text, statement.span, 'rename') ?? statement.span;
        yield {
          span: { start: rename.start, end: statement.span.end },
          message: `Servers that still run the old code fail at once: "${subname}" of "${shownTable(relation)}" is no more, and before the migration "${newname}" was not there yet.`,
          help: `Add "${newname}", write both, fill it, move the readers, and drop "${subname}" in a later migration.`,
        };
      },
    },
  },
};

const TABLES: ReadonlySet<string> = new Set(['OBJECT_TABLE', 'OBJECT_FOREIGN_TABLE']);
