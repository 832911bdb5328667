import { alterationsIn } from '../facts/alterationsIn.ts';
import { shownTable } from '../facts/tableName.ts';
import type { Rule } from '../rule.ts';

export const banDropColumn: Rule = {
  name: 'ban-drop-column',
  summary: 'Dropping a column loses its data and breaks every client that still names it',
  severity: 'warning',
  category: 'data loss',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_DropColumn'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const { kind, table, command, span } of alterationsIn(statement, script)) {
          if (kind !== 'AT_DropColumn') continue;
          if (script.newTables.hasColumn(table, command.name, statement)) continue;
          yield {
            span,
            message: `The data of column "${command.name}" of "${shownTable(table)}" is lost, and no down script brings it back. Clients that still name the column fail at once.`,
            help: 'Deploy code that does not use the column first, and drop it in a later migration.',
          };
        }
      },
    },
  },
};
