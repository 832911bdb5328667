import { headSpan } from '../facts/headSpan.ts';
import type { Rule } from '../rule.ts';

/** More than a reviewer reads in one go, and more locks than one wants in one transaction. */
const MOST_STATEMENTS = 30;

export const largeMigration: Rule = {
  name: 'large-migration',
  summary: 'A migration of many statements is hard to review, to run and to take back',
  severity: 'info',
  category: 'style',
  preset: 'strict',
  check: {
    each: 'script',
    *look({ role, statements, text }) {
      if (role !== 'up' || statements.length <= MOST_STATEMENTS) return;
      yield {
        span: headSpan(text),
        message: `${statements.length} statements in one script: every lock of the first is held until the last is done, and a failure takes all of them back.`,
        help: `Cut it into migrations that stand on their own, of at most ${MOST_STATEMENTS} statements.`,
      };
    },
  },
};
