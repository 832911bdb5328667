import { NO_TRANSACTION } from '../../migrations/script.ts';
import type { Statement } from '../../sql/parser.ts';
import { headSpan } from '../facts/headSpan.ts';
import { withoutDirective } from '../facts/noTransactionLine.ts';
import { outsideOnly } from '../facts/outsideOnly.ts';
import { safeFix } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const unneededNoTransaction: Rule = {
  name: 'unneeded-no-transaction',
  summary:
    'A script that could run in a transaction is separated from its row in the ledger without one',
  severity: 'warning',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'script',
    *look(script) {
      const { text, migration } = script;
      if (!migration || !isUnneeded(script)) return;
      const message =
        'All of this could run in a transaction, and its row in the ledger with it. So the row is written by itself afterwards: if the connection is lost in between, the work is done and the ledger does not know of it.';
      if (text.startsWith(NO_TRANSACTION)) {
        const span = { start: 0, end: NO_TRANSACTION.length };
        const fix = safeFix('Remove the line', withoutDirective(text));
        yield { span, message, help: 'Remove the line.', fixes: [fix] };
      } else if ([migration.up, migration.down].every((it) => !it || isUnneeded(it))) {
        const help = 'Remove run_in_transaction = false from metadata.toml.';
        yield { span: headSpan(text), message, help };
      }
    },
  },
};

/** `metadata.toml` is for both scripts of a migration, so one that needs it is enough. */
function isUnneeded(script: LintScript): boolean {
  const { wrapping, statements, parsed } = script;
  if (wrapping !== 'none' || statements.length === 0 || parsed.problem) return false;
  return outsideOnly(script).length === 0 && !statements.some((it) => mayNeedIt(it, script));
}

/** What brings its own transactions, and what PostgreSQL's catalog alone tells whether it needs one. */
function mayNeedIt(statement: Statement, script: LintScript): boolean {
  if (statement.kind !== 'DoStmt') return MAY_NEED_IT.has(statement.kind);
  return /\b(?:commit|rollback)\b/i.test(script.textOf(statement));
}

const MAY_NEED_IT: ReadonlySet<string> = new Set([
  'CallStmt',
  'DropSubscriptionStmt',
  'ReindexStmt',
  'TransactionStmt',
]);
