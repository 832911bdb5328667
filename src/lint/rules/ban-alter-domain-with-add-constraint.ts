import { inner, wordsOf } from '../../sql/nodes.ts';
import { clauseSpan } from '../facts/clauseSpan.ts';
import type { Rule } from '../rule.ts';

export const banAlterDomainWithAddConstraint: Rule = {
  name: 'ban-alter-domain-with-add-constraint',
  summary: 'A new constraint of a domain keeps writes to every table that uses it waiting',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *AlterDomainStmt({ subtype, typeName, def }, statement, script) {
        const constraint = inner(def, 'Constraint');
        if (subtype !== 'C' || !constraint || constraint.skip_validation) return;
        const domain = wordsOf(typeName);
        const madeBy = script.schemaBefore(statement).type(domain)?.madeBy;
        if (madeBy?.path === script.path) return;
        const start = statement.offsetAt(constraint.location ?? 0);
        yield {
          span: clauseSpan(script.text, start, statement.span.end),
          message: `Writes to every table that uses "${domain.join('.')}" wait while all their rows are checked, one table after the other (SHARE on all).`,
          help: 'Add a CHECK NOT VALID to each of the tables instead, and validate it later. NOT VALID on the domain only puts the wait off: VALIDATE takes the same lock.',
        };
      },
    },
  },
};
