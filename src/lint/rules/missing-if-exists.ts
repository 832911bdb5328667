import { groupBy } from '../../migrations/groupBy.ts';
import { alteredThenGone } from '../facts/alteredThenGone.ts';
import type { Unrepeatable } from '../facts/deed.ts';
import { repeatableFixes } from '../facts/repeatableFix.ts';
import type { Rule } from '../rule.ts';

export const missingIfExists: Rule = {
  name: 'missing-if-exists',
  summary: 'What is dropped or renamed must be so that a second run does no harm: IF EXISTS',
  severity: 'warning',
  category: 'idempotency',
  preset: 'recommended',
  aliases: ['prefer-robust-stmts'],
  isFixable: true,
  check: {
    each: 'script',
    *look(script) {
      const takings = script.unrepeatable.filter(({ deed }) => deed === 'take');
      for (const siblings of groupBy(takings, (it) => it.statement).values()) {
        for (const it of siblings) {
          const fixes = () => repeatableFixes(it, siblings, script);
          yield { span: it.span, message: messageOf(it), help: helpOf(it), fixes };
        }
      }
      for (const it of alteredThenGone(script)) {
        const message = `A second run of this script stops here, because the ${it.what} is gone by then: it is dropped or renamed further down.`;
        const fixes = () => repeatableFixes(it, [it], script);
        yield { span: it.span, message, help: 'Write ALTER TABLE IF EXISTS.', fixes };
      }
    },
  },
};

function messageOf({ what, isMadeAgain }: Unrepeatable): string {
  if (isMadeAgain)
    return `Where the ${what} is missing, this script stops here, though it makes it again further down.`;
  return `A second run of this script stops here, because the ${what} is gone already.`;
}

function helpOf({ cure, statement }: Unrepeatable): string {
  if (cure.kind === 'advice') return cure.advice;
  if (cure.kind === 'clause') return `Write ${cure.clause}.`;
  const place = statement.inDo ? 'behind an IF' : 'into a DO block';
  return `PostgreSQL has no IF EXISTS for this: put it ${place} that looks first.`;
}
