import { likeCase } from '../facts/likeCase.ts';
import { shownTable } from '../facts/tableName.ts';
import { findWords } from '../facts/tokens.ts';
import { type Fix, insertion } from '../fix.ts';
import type { Rule } from '../rule.ts';

export const requireConcurrentRefreshMatview: Rule = {
  name: 'require-concurrent-refresh-matview',
  summary: 'REFRESH MATERIALIZED VIEW without CONCURRENTLY keeps all reads of it waiting',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isFixable: true,
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *RefreshMatViewStmt({ relation, concurrent, skipData }, statement, script) {
        if (!relation || concurrent || skipData || script.newTables.has(relation, statement))
          return;
        const name = shownTable(relation);
        yield {
          span: statement.span,
          message: `REFRESH takes an ACCESS EXCLUSIVE lock on "${name}": reads of it wait for as long as its query runs.`,
          help: 'Use CONCURRENTLY, which needs a unique index on the view and is allowed in a transaction.',
          fixes: concurrentlyFix(script.text, statement.span),
        };
      },
    },
  },
};

/** Not safe: without a unique index, or before the view is filled, PostgreSQL refuses it. */
function concurrentlyFix(text: string, span: { start: number; end: number }): Fix[] {
  const view = findWords(text, span, 'materialized', 'view');
  if (!view) return [];
  const word = likeCase(text.slice(view.start, view.end), 'concurrently');
  return [{ title: 'Add CONCURRENTLY', isSafe: false, edits: [insertion(view.end, ` ${word}`)] }];
}
