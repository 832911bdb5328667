import { indexNameFor } from '../facts/indexNameFor.ts';
import { sqlName } from '../facts/sqlName.ts';
import { findWords } from '../facts/tokens.ts';
import { insertion, safeFix } from '../fix.ts';
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
        if (node.idxname !== undefined) return;
        const name = indexNameFor(node, script.schemaBefore(statement));
        const on = findWords(script.text, statement.span, 'on') ?? statement.span;
        const words = findWords(script.text, { ...statement.span, end: on.start }, 'index');
        const naming = `Name it ${name}`;
        yield {
          span: { start: statement.span.start, end: words?.end ?? on.start },
          message:
            'PostgreSQL chooses a name for this index, another one if that is taken, so that down.sql cannot be sure what to drop.',
          help: 'Give the index a name.',
          fixes: [safeFix(naming, insertion(on.start, `${sqlName(name)} `))],
        };
      },
    },
  },
};
