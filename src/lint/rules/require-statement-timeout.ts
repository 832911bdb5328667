import { timeoutFix, unprotected } from '../facts/timeouts.ts';
import type { Rule } from '../rule.ts';

export const requireStatementTimeout: Rule = {
  name: 'require-statement-timeout',
  summary: 'Without statement_timeout a change may run for hours and keep its locks all the while',
  severity: 'warning',
  category: 'locks',
  preset: 'strict',
  aliases: ['require-timeout-settings'],
  isFixable: true,
  isQuietInDown: true,
  check: {
    each: 'script',
    *look(script) {
      const statement = unprotected(script, 'statement_timeout');
      if (!statement) return;
      yield {
        span: statement.span,
        message:
          'Nothing limits how long this runs. What it locks stays locked for others until it is done.',
        help: 'Set statement_timeout before it.',
        fixes: () => [timeoutFix(script, statement, 'statement_timeout')],
      };
    },
  },
};
