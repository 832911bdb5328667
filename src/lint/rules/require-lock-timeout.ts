import { shownTable } from '../facts/tableName.ts';
import { timeoutFix, unprotected } from '../facts/timeouts.ts';
import { locksOf } from '../locks/locksOf.ts';
import { waiters } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const requireLockTimeout: Rule = {
  name: 'require-lock-timeout',
  summary:
    'Without lock_timeout a change waits for its lock for any time, and everyone queues behind it',
  severity: 'warning',
  category: 'locks',
  preset: 'strict',
  aliases: ['require-timeout-settings'],
  isFixable: true,
  isQuietInDown: true,
  check: {
    each: 'script',
    *look(script) {
      const statement = unprotected(script, 'lock_timeout');
      if (!statement) return;
      yield {
        span: statement.span,
        message: `Nothing limits how long this waits for its lock, and ${queue(statement, script)} queue behind it meanwhile.`,
        help: 'Set lock_timeout before it, and run the migration again if it was reached.',
        fixes: () => [timeoutFix(script, statement, 'lock_timeout')],
      };
    },
  },
};

function queue(statement: LintScript['statements'][number], script: LintScript): string {
  const [lock] = locksOf(statement, script);
  const isNamed = lock?.relation && lock.whoWaits !== 'nobody';
  return isNamed ? waiters(lock.mode, shownTable(lock.relation)) : 'others that want the same';
}
