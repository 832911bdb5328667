import { type ColumnFact, columnsOf } from '../facts/columns.ts';
import { mayHoldRows } from '../facts/mayHoldRows.ts';
import { isSerial } from '../facts/serial.ts';
import { shownTable } from '../facts/tableName.ts';
import { waitWords } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';

export const addSerialColumn: Rule = {
  name: 'add-serial-column',
  summary: 'A new serial or identity column is written to every row while everyone waits',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  aliases: ['adding-field-with-default'],
  isQuietInDown: true,
  yieldsTo: ['adding-serial-primary-key-field'],
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const column of columnsOf(statement, script)) {
          if (column.by !== 'add' || !counts(column)) continue;
          if (!mayHoldRows(column.table, statement, script)) continue;
          yield {
            span: column.spanOf(),
            message: waitWords('ACCESS EXCLUSIVE', shownTable(column.table), 'rewrite'),
            help: 'Add a plain column, give it DEFAULT nextval(...) for new rows, fill the old ones in batches, and let the column own the sequence.',
          };
        }
      },
    },
  },
};

function counts({ type, constraints }: ColumnFact): boolean {
  return isSerial(type) || constraints.some(({ contype }) => contype === 'CONSTR_IDENTITY');
}
