import { fullRewrite } from '../facts/fullRewrite.ts';
import type { Rule, Visit } from '../rule.ts';

/** From version 19 on there is a command of PostgreSQL's own: `prefer-repack` speaks then. */
const visit: Visit<'VacuumStmt' | 'ClusterStmt'> = function* (_node, statement, script) {
  if (script.options.pgVersion >= 19) return;
  const message = fullRewrite(statement, script);
  const help =
    'Use an ordinary VACUUM, which needs no such lock, or pg_repack where the file must shrink.';
  if (message) yield { span: statement.span, message, help };
};

export const vacuumFull: Rule = {
  name: 'vacuum-full',
  summary:
    'VACUUM FULL and CLUSTER write the whole table anew, and nobody reads or writes it meanwhile',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isQuietInDown: true,
  check: { each: 'statement', visit: { VacuumStmt: visit, ClusterStmt: visit } },
};
