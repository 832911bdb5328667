import { changedTypes } from '../facts/changedTypes.ts';
import { narrowing } from '../facts/narrowing.ts';
import { shownTable } from '../facts/tableName.ts';
import { typeSpan } from '../facts/typeText.ts';
import type { Rule } from '../rule.ts';

export const typeNarrowing: Rule = {
  name: 'type-narrowing',
  summary: 'A narrower type refuses values that are there, or cuts what it cannot hold',
  severity: 'warning',
  category: 'data loss',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AlterColumnType'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const { column, from, to, fromText } of changedTypes(statement, script)) {
          const how = from && narrowing(from, to);
          if (!how || !column.type) continue;
          const span = typeSpan(column.type, statement, script.text);
          const shown = `"${shownTable(column.table)}.${column.name}"`;
          yield {
            span,
            message: `${shown} was ${fromText}, which holds more. ${HOW[how]}`,
            help: 'Look for the values that do not fit first, and decide what becomes of them. A CHECK that is NOT VALID keeps new ones out.',
          };
        }
      },
    },
  },
};

const HOW = {
  refuses:
    'The migration fails at the first value that is too large, or a cast in USING cuts it without a word.',
  cuts: 'What the new type cannot hold is lost, and no down script brings it back.',
};
