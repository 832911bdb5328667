import { headSpan } from '../facts/headSpan.ts';
import type { Rule } from '../rule.ts';

export const emptyMigration: Rule = {
  name: 'empty-migration',
  summary: 'An up script without a statement is recorded as applied and does nothing',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  check: {
    each: 'script',
    *look({ role, statements, parsed, text }) {
      if (role !== 'up' || statements.length > 0 || parsed.problem || explains(text)) return;
      yield {
        span: headSpan(text),
        message:
          'There is no statement in this script. It would be recorded as applied, and what is written into it later would count as a change of an applied migration.',
        help: 'Write the statements before it is run, or say in a comment below the header why there are none.',
      };
    },
  },
};

/** The first lines of comments are a header; a comment below an empty line is someone's reason. */
function explains(text: string): boolean {
  const blocks = text
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n[ \t]*\r?\n/);
  return blocks.length > 1;
}
