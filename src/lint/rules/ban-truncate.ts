import { listText } from '../facts/listText.ts';
import { oldTables } from '../facts/oldTables.ts';
import type { Rule } from '../rule.ts';

export const banTruncate: Rule = {
  name: 'ban-truncate',
  summary:
    'TRUNCATE empties a table at once while everyone waits, and nothing brings the rows back',
  severity: 'warning',
  category: 'data loss',
  preset: 'recommended',
  isQuietInDown: true,
  yieldsTo: ['ban-truncate-cascade'],
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *TruncateStmt({ relations }, statement, script) {
        const old = oldTables(relations, statement, script);
        if (old.length === 0) return;
        yield {
          span: statement.span,
          message: `All rows of ${listText(old)} are lost, and no down script brings them back. Reads and writes wait until the transaction ends (ACCESS EXCLUSIVE).`,
          help: 'Delete the rows that must go with DELETE ... WHERE, in batches; or say in an ignore why all of them must.',
        };
      },
    },
  },
};
