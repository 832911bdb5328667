import { alterationsIn } from '../facts/alterationsIn.ts';
import { mayHoldRows } from '../facts/mayHoldRows.ts';
import { shownTable } from '../facts/tableName.ts';
import type { Rule } from '../rule.ts';

export const banDropNotNull: Rule = {
  name: 'ban-drop-not-null',
  summary: 'A column that may be NULL all at once breaks clients that count on a value',
  severity: 'warning',
  category: 'correctness',
  preset: 'strict',
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_DropNotNull'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        if (script.role === 'down') return;
        for (const { kind, table, command, span } of alterationsIn(statement, script)) {
          if (kind !== 'AT_DropNotNull' || !mayHoldRows(table, statement, script)) continue;
          yield {
            span,
            message: `"${shownTable(table)}.${command.name}" may be NULL from now on. Clients that read it without looking fail at the first such row, and no down script sets NOT NULL while there is one.`,
            help: 'Deploy code that takes NULL first, and say so in an ignore.',
          };
        }
      },
    },
  },
};
