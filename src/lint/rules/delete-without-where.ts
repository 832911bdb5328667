import { allRowsComplaint, changesAll } from '../facts/withoutWhere.ts';
import type { Rule } from '../rule.ts';

export const deleteWithoutWhere: Rule = {
  name: 'delete-without-where',
  summary: 'DELETE without WHERE deletes every row',
  severity: 'warning',
  category: 'data loss',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *DeleteStmt(node, statement, script) {
        const table = changesAll(node, statement, script);
        if (table !== undefined) yield allRowsComplaint(table, 'deleted', statement);
      },
    },
  },
};
