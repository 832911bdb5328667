import { nodesOf } from '../../sql/nodes.ts';
import { listText } from '../facts/listText.ts';
import type { Rule } from '../rule.ts';

export const banDropOwned: Rule = {
  name: 'ban-drop-owned',
  summary: 'DROP OWNED drops every object of a role without naming one',
  severity: 'warning',
  category: 'data loss',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *DropOwnedStmt({ roles }, { span }) {
        const named = nodesOf(roles, 'RoleSpec').map((it) => it.rolename ?? 'the current role');
        yield {
          span,
          message: `All that ${listText(named)} owns in this database is dropped, tables with their rows, and privileges are revoked. What that is depends on the database.`,
          help: 'Drop the objects by name, or keep them: REASSIGN OWNED BY ... TO ... gives them to another role.',
        };
      },
    },
  },
};
