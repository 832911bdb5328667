import { moveRowsChange } from '../facts/moveRowsChange.ts';
import { newEnumValueUses } from '../facts/newEnumValues.ts';
import type { Rule } from '../rule.ts';

export const enumValueUsedInSameTransaction: Rule = {
  name: 'enum-value-used-in-same-transaction',
  summary:
    'A new value of an enum type cannot be used before the transaction that adds it is committed',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'script',
    *look(script) {
      for (const { statement, span, value, type } of newEnumValueUses(script)) {
        const isUpdate = statement.kind === 'UpdateStmt';
        yield {
          span,
          message: `PostgreSQL refuses this as an unsafe use of the new value '${value}' of the enum type "${type}": it was added in the same transaction.`,
          help: 'Use the value in the next migration.',
          fixes: isUpdate ? moveRowsChange(statement, 'UPDATE', script) : [],
        };
      }
    },
  },
};
