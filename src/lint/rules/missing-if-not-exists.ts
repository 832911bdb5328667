import { groupBy } from '../../migrations/groupBy.ts';
import type { Unrepeatable } from '../facts/deed.ts';
import { repeatableFixes } from '../facts/repeatableFix.ts';
import type { Rule } from '../rule.ts';

export const missingIfNotExists: Rule = {
  name: 'missing-if-not-exists',
  summary: 'What is made must be made so that a second run does no harm: IF NOT EXISTS, OR REPLACE',
  severity: 'warning',
  category: 'idempotency',
  preset: 'recommended',
  aliases: ['prefer-robust-stmts'],
  isFixable: true,
  check: {
    each: 'script',
    *look(script) {
      const makings = script.unrepeatable.filter(({ deed }) => deed === 'make');
      for (const siblings of groupBy(makings, (it) => it.statement).values()) {
        for (const it of siblings) {
          const fixes = () => repeatableFixes(it, siblings, script);
          yield { span: it.span, message: messageOf(it), help: helpOf(it), fixes };
        }
      }
    },
  },
};

function messageOf({ what, isNameless, why }: Unrepeatable): string {
  if (why !== undefined) return `A second run of this script stops here, because ${why}.`;
  if (isNameless) return `A second run of this script adds the ${what} once more, by another name.`;
  return `A second run of this script stops here, because the ${what} is there already.`;
}

function helpOf({ cure, statement }: Unrepeatable): string {
  if (cure.kind === 'advice') return cure.advice;
  if (cure.kind === 'clause') return `Write ${cure.clause}.`;
  const place = statement.inDo ? 'behind an IF' : 'into a DO block';
  return `PostgreSQL has no IF NOT EXISTS for this: put it ${place} that looks first.`;
}
