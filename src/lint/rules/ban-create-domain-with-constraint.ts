import type { ConstrType } from '@pgsql/types';
import { nodesOf, wordsOf } from '../../sql/nodes.ts';
import { clauseSpan } from '../facts/clauseSpan.ts';
import type { Rule } from '../rule.ts';

export const banCreateDomainWithConstraint: Rule = {
  name: 'ban-create-domain-with-constraint',
  summary: 'To change the constraint of a domain later, every table that uses it is checked',
  severity: 'warning',
  category: 'locks',
  preset: 'strict',
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *CreateDomainStmt({ domainname, constraints }, statement, { text, role }) {
        if (role === 'down') return;
        const all = nodesOf(constraints, 'Constraint');
        const first = all.findIndex((it) => CHECKS.has(it.contype));
        const next = all[first + 1]?.location;
        if (first < 0) return;
        const limit = next === undefined ? statement.span.end : statement.offsetAt(next);
        yield {
          span: clauseSpan(text, statement.offsetAt(all[first]?.location ?? 0), limit),
          message: `When this has to change, writes wait to every table that uses "${wordsOf(domainname).join('.')}", while all their rows are checked (SHARE). A new column of the type rewrites its table.`,
          help: 'Use a plain type, and a CHECK in each table, which can be added NOT VALID and validated later.',
        };
      },
    },
  },
};

const CHECKS: ReadonlySet<ConstrType | undefined> = new Set<ConstrType>([
  'CONSTR_CHECK',
  'CONSTR_NOTNULL',
]);
