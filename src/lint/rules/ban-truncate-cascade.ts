import { listText } from '../facts/listText.ts';
import { oldTables } from '../facts/oldTables.ts';
import { lastWord } from '../facts/tokens.ts';
import { replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';

export const banTruncateCascade: Rule = {
  name: 'ban-truncate-cascade',
  summary: 'TRUNCATE ... CASCADE also empties every table that references the one that is named',
  severity: 'warning',
  category: 'data loss',
  preset: 'recommended',
  isFixable: true,
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *TruncateStmt({ relations, behavior }, statement, script) {
        if (behavior !== 'DROP_CASCADE') return;
        const { text } = script;
        const tables = listText(oldTables(relations, statement, script));
        const cascade = lastWord(text, statement.span, 'cascade') ?? statement.span;
        const start = text.slice(0, cascade.start).trimEnd().length;
        yield {
          span: statement.span,
          message: `Every table with a foreign key to ${tables} is emptied as well, and those that reference these in turn. None of them is named here.`,
          help: 'Name each table that is to be emptied, and leave out CASCADE.',
          fixes: [
            {
              title: 'Remove CASCADE',
              isSafe: false,
              edits: [replacement({ start, end: cascade.end }, '')],
            },
          ],
        };
      },
    },
  },
};
