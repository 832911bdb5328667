import { fullRewrite } from '../facts/fullRewrite.ts';
import type { Rule, Visit } from '../rule.ts';

/** REPACK is a syntax error for the parser of PostgreSQL 18: it is named, but not written by a fix. */
const visit: Visit<'VacuumStmt' | 'ClusterStmt'> = function* (_node, statement, script) {
  if (script.options.pgVersion < 19) return;
  const message = fullRewrite(statement, script);
  const help = 'Use REPACK (CONCURRENTLY), which PostgreSQL has since version 19.';
  if (message) yield { span: statement.span, message, help };
};

export const preferRepack: Rule = {
  name: 'prefer-repack',
  summary: 'VACUUM FULL and CLUSTER stop reads and writes; since PostgreSQL 19, REPACK does not',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isQuietInDown: true,
  check: { each: 'statement', visit: { VacuumStmt: visit, ClusterStmt: visit } },
};
