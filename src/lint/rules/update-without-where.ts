import { allRowsComplaint, changesAll } from '../facts/withoutWhere.ts';
import type { Rule } from '../rule.ts';

export const updateWithoutWhere: Rule = {
  name: 'update-without-where',
  summary: 'UPDATE without WHERE rewrites every row in one transaction',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *UpdateStmt(node, statement, script) {
        const table = changesAll(node, statement, script);
        if (table !== undefined) yield allRowsComplaint(table, 'rewritten', statement);
      },
    },
  },
};
