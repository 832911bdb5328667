import { sqlName } from '../facts/sqlName.ts';
import { findWords } from '../facts/tokens.ts';
import { insertion } from '../fix.ts';
import type { Rule } from '../rule.ts';

export const requireIndexName: Rule = {
  name: 'require-index-name',
  summary: 'An index without a name cannot be dropped by name, nor made IF NOT EXISTS',
  severity: 'warning',
  category: 'reversibility',
  preset: 'recommended',
  isFixable: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *IndexStmt(node, statement, script) {
        const chosen = script.indexName(node);
        if (!chosen) return;
        const { name, isSure: isSafe } = chosen;
        const on = findWords(script.text, statement.span, 'on') ?? statement.span;
        const words = findWords(script.text, { ...statement.span, end: on.start }, 'index');
        const edits = [insertion(on.start, `${sqlName(name)} `)];
        yield {
          span: { start: statement.span.start, end: words?.end ?? on.start },
          message:
            'PostgreSQL chooses a name for this index, another one if that is taken, so that down.sql cannot be sure what to drop.',
          help: 'Give the index a name.',
          fixes: [{ title: `Name it ${name}`, isSafe, edits }],
        };
      },
    },
  },
};
