import type { RangeVar } from '@pgsql/types';
import { sqlTable } from '../facts/sqlName.ts';
import { shownTable } from '../facts/tableName.ts';
import { findWords } from '../facts/tokens.ts';
import type { History } from '../history/history.ts';
import type { Rule } from '../rule.ts';

export const renamingTable: Rule = {
  name: 'renaming-table',
  summary: 'Renaming a table breaks every client that still uses the old name',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *RenameStmt({ renameType, relation, newname }, statement, script) {
        const { text, newTables } = script;
        if (!renameType || !TABLES.has(renameType)) return;
        if (!relation || newTables.has(relation, statement)) return;
        if (script.isInTransaction(statement) && isThere(relation, script.schemaAfter)) return;
        const rename = findWords(text, statement.span, 'rename') ?? statement.span;
        const name = shownTable(relation);
        const renamed = sqlTable({ ...relation, relname: newname ?? '' });
        yield {
          span: { start: rename.start, end: statement.span.end },
          message: `Servers that still run the old code fail at once: the table "${name}" is no more.`,
          help: `Leave a view behind until they are replaced: CREATE VIEW ${sqlTable(relation)} AS SELECT * FROM ${renamed}, in the same transaction.`,
        };
      },
    },
  },
};

/** The old code finds something by the old name: the view that is left behind, or another table. */
function isThere(name: RangeVar, schema: History): boolean {
  return schema.table(name) !== undefined || schema.view(name) !== undefined;
}

const TABLES: ReadonlySet<string> = new Set(['OBJECT_TABLE', 'OBJECT_FOREIGN_TABLE']);
