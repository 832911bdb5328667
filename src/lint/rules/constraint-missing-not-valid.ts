import { constraintsOf } from '../facts/constraints.ts';
import { mayHoldRows } from '../facts/mayHoldRows.ts';
import { shownTable } from '../facts/tableName.ts';
import { validateLater } from '../facts/validateLater.ts';
import { waitWords } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';

export const constraintMissingNotValid: Rule = {
  name: 'constraint-missing-not-valid',
  summary: 'Adding a CHECK locks everyone out while every row is checked, unless it is NOT VALID',
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
        for (const fact of constraintsOf(statement, script)) {
          if (fact.constraint.contype !== 'CONSTR_CHECK' || !fact.checksRows) continue;
          if (!mayHoldRows(fact.table, statement, script)) continue;
          yield {
            span: fact.spanOf(),
            message: waitWords('ACCESS EXCLUSIVE', shownTable(fact.table), 'scan'),
            help: fact.column
              ? 'Add the column without it. Add the CHECK NOT VALID in a later migration, and validate it in one behind that.'
              : 'Add it NOT VALID, and validate it in a later migration, where neither reads nor writes wait.',
            fixes: () => validateLater(fact, script),
          };
        }
      },
    },
  },
};
