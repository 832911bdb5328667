import { copiesFromClient } from '../facts/copyData.ts';
import { insertOf } from '../facts/copyRows.ts';
import { lineEndOf } from '../facts/sqlText.ts';
import { type Fix, replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';

export const copyFromStdin: Rule = {
  name: 'copy-from-stdin',
  summary: 'COPY ... FROM stdin waits for data that only psql sends',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  explainsSyntaxErrors: true,
  check: {
    each: 'script',
    *look(script) {
      const { text } = script;
      for (const it of copiesFromClient(script)) {
        const insert = insertOf(it, text);
        const end = lineEndOf(text);
        const fix = (sql: string): Fix => ({
          title: 'Write the rows as INSERT',
          isSafe: true,
          edits: [replacement(it.whole, `${sql.replaceAll('\n', end)}${end}`)],
        });
        yield {
          span: it.statement.span,
          message:
            'COPY ... FROM stdin waits for rows on the connection. The runner sends none: it sends the whole file as SQL, so the migration fails, and lines of data are a syntax error.',
          help: 'Write the rows as INSERT, or load them with psql after the migration.',
          fixes: insert === undefined ? [] : [fix(insert)],
        };
      }
    },
  },
};
