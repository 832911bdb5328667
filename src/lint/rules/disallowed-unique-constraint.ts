import { builtKeys } from '../facts/builtKeys.ts';
import { indexFirst } from '../facts/indexFirst.ts';
import { shownTable } from '../facts/tableName.ts';
import { waitWords } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';

export const disallowedUniqueConstraint: Rule = {
  name: 'disallowed-unique-constraint',
  summary: 'Adding a UNIQUE constraint locks everyone out while its index is built',
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
        for (const fact of builtKeys('CONSTR_UNIQUE', statement, script)) {
          yield {
            span: fact.spanOf(),
            message: waitWords('ACCESS EXCLUSIVE', shownTable(fact.table), 'index build'),
            help: fact.column
              ? 'Add the column alone. In later migrations, build the index with CREATE UNIQUE INDEX CONCURRENTLY, and add the constraint with UNIQUE USING INDEX.'
              : 'Build the index with CREATE UNIQUE INDEX CONCURRENTLY in a migration of its own, and add the constraint with UNIQUE USING INDEX.',
            fixes: indexFirst(fact, statement, script),
          };
        }
      },
    },
  },
};
