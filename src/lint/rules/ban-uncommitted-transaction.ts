import { lineEndOf } from '../facts/sqlText.ts';
import { semicolonEnd } from '../facts/statementLines.ts';
import { type TransactionControl, transactionControls } from '../facts/transactionControls.ts';
import type { Edit } from '../fix.ts';
import { insertion, safeFix } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const banUncommittedTransaction: Rule = {
  name: 'ban-uncommitted-transaction',
  summary: 'A transaction that is begun and never committed is lost with the connection',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  yieldsTo: ['transaction-control-in-wrapped-migration'],
  check: {
    each: 'script',
    *look(script) {
      const open = stillOpen(transactionControls(script.statements));
      if (!open) return;
      yield {
        span: open.statement.span,
        message:
          'This transaction is never committed: all that follows is taken back when the connection ends, and its locks are held until then.',
        help: 'Write COMMIT at the end.',
        fixes: [safeFix('Write COMMIT at the end', ...commitAtEnd(script))],
      };
    },
  },
};

/** A second BEGIN is within the transaction of the first. */
function stillOpen(controls: readonly TransactionControl[]): TransactionControl | undefined {
  let open: TransactionControl | undefined;
  for (const it of controls) {
    if (it.does === 'begin') open ??= it;
    else open = it.isChained ? it : undefined;
  }
  return open;
}

function commitAtEnd({ text, statements }: LintScript): Edit[] {
  const lineEnd = lineEndOf(text);
  const last = statements.at(-1)?.span.end ?? 0;
  const isEnded = semicolonEnd(text, last) > last;
  const isAtLineStart = /[\r\n]$/.test(text);
  const commit = `${isAtLineStart ? '' : lineEnd}COMMIT;${lineEnd}`;
  return [...(isEnded ? [] : [insertion(last, ';')]), insertion(text.length, commit)];
}
