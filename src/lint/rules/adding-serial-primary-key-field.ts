import { builtKeys } from '../facts/builtKeys.ts';
import type { ConstraintFact } from '../facts/constraints.ts';
import { indexFirst } from '../facts/indexFirst.ts';
import { isSerial } from '../facts/serial.ts';
import { shownTable } from '../facts/tableName.ts';
import { type Work, waitWords } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';

export const addingSerialPrimaryKeyField: Rule = {
  name: 'adding-serial-primary-key-field',
  summary: 'Adding a PRIMARY KEY locks everyone out while its index is built',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isFixable: true,
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn', 'AT_AddConstraint'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const fact of builtKeys('CONSTR_PRIMARY', statement, script)) {
          yield {
            span: fact.spanOf(),
            message: waitWords('ACCESS EXCLUSIVE', shownTable(fact.table), workOf(fact)),
            help: fact.column
              ? 'Add the column alone and fill it in batches. In later migrations, build the index with CREATE UNIQUE INDEX CONCURRENTLY, and add the key with PRIMARY KEY USING INDEX.'
              : 'Build the index with CREATE UNIQUE INDEX CONCURRENTLY in a migration of its own, and add the key with PRIMARY KEY USING INDEX.',
            fixes: indexFirst(fact, statement, script),
          };
        }
      },
    },
  },
};

/** A column that counts its rows is written to each of them, too. */
function workOf({ column }: ConstraintFact): Work {
  const isIdentity = column?.constraints.some(({ contype }) => contype === 'CONSTR_IDENTITY');
  return isSerial(column?.type) || isIdentity ? 'rewrite' : 'index build';
}
