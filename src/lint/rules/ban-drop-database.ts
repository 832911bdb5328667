import type { Rule } from '../rule.ts';

export const banDropDatabase: Rule = {
  name: 'ban-drop-database',
  summary: 'A migration must not drop a database: everything in it is lost',
  severity: 'error',
  category: 'data loss',
  preset: 'recommended',
  check: {
    each: 'statement',
    visit: {
      *DropdbStmt({ dbname }, { span }) {
        yield {
          span,
          message: `Everything in the database "${dbname}" is lost, and nothing brings it back. The server refuses it inside of a transaction, too.`,
          help: 'Drop databases by hand, or with "staircase database drop", which asks first.',
        };
      },
    },
  },
};
