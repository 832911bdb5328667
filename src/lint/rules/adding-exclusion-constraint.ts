import { constraintsOf } from '../facts/constraints.ts';
import { mayHoldRows } from '../facts/mayHoldRows.ts';
import { shownTable } from '../facts/tableName.ts';
import { waitWords } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';

export const addingExclusionConstraint: Rule = {
  name: 'adding-exclusion-constraint',
  summary: 'Adding an EXCLUDE constraint locks everyone out while its index is built',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn', 'AT_AddConstraint'],
    visit: {
      *AlterTableStmt(_node, statement, script) {
        for (const fact of constraintsOf(statement, script)) {
          if (fact.constraint.contype !== 'CONSTR_EXCLUSION') continue;
          if (!mayHoldRows(fact.table, statement, script)) continue;
          yield {
            span: fact.spanOf(),
            message: `${waitWords('ACCESS EXCLUSIVE', shownTable(fact.table), 'index build')} PostgreSQL knows no way to add this kind of constraint without.`,
            help: 'Add it while the table is small, or to a new table that the rows are then moved to. Else choose a quiet hour and say so in an ignore.',
          };
        }
      },
    },
  },
};
