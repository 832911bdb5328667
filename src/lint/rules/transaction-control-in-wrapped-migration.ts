import type { Complaint } from '../complaint.ts';
import { statementLines } from '../facts/statementLines.ts';
import { type TransactionControl, transactionControls } from '../facts/transactionControls.ts';
import { type Fix, replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const transactionControlInWrappedMigration: Rule = {
  name: 'transaction-control-in-wrapped-migration',
  summary: 'BEGIN and COMMIT break the transaction that the runner puts around a migration',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  aliases: ['transaction-nesting'],
  isFixable: true,
  check: {
    each: 'script',
    look(script) {
      const controls = transactionControls(script.statements);
      const [first] = script.statements;
      if (first && isWrapped(script) && script.isInTransaction(first)) {
        const isSafe = controls.every(isEmpty);
        return controls.map((it) => inOuter(it, script, isSafe));
      }
      return nested(controls, script);
    },
  },
};

function isWrapped({ role, wrapping }: LintScript): boolean {
  return role === 'plain' || wrapping === 'transaction';
}

/** Inside of a transaction that is another's. */
function inOuter(it: TransactionControl, script: LintScript, isSafe: boolean): Complaint {
  const message =
    it.does === 'begin'
      ? `${beginning(it)}: the runner has begun a transaction already.`
      : `${it.name} ends the transaction that the runner has put around this script. What follows is not taken back when it fails, and the ledger is written by itself.`;
  const help = 'Leave BEGIN and COMMIT to the runner, or begin the file with -- no-transaction.';
  return { span: it.statement.span, message, help, fixes: [deletion(it, script, isSafe)] };
}

/** Of a script that has only its own transactions. */
function nested(controls: readonly TransactionControl[], script: LintScript): Complaint[] {
  let isOpen = false;
  return controls.flatMap((it): Complaint[] => {
    const isBegin = it.does === 'begin';
    const isWrong = isBegin === isOpen;
    isOpen = isBegin || it.isChained;
    if (!isWrong) return [];
    const message = isBegin
      ? `${beginning(it)}: a transaction is open already, and the next COMMIT ends it.`
      : `There is no transaction here that ${it.name} could end.`;
    const help = isBegin ? 'Remove it, or COMMIT before it.' : 'Remove it, or BEGIN further up.';
    return [{ span: it.statement.span, message, help, fixes: [deletion(it, script, isEmpty(it))] }];
  });
}

/** Options are a SET TRANSACTION, which also an open transaction obeys. */
function beginning({ name, isPlain }: TransactionControl): string {
  return isPlain
    ? `${name} does nothing here but warn`
    : `${name} begins nothing here, but its options are set, which fails behind the first query`;
}

/** A ROLLBACK or an isolation level was meant to do something; to remove that needs a person. */
function isEmpty({ isPlain, does }: TransactionControl): boolean {
  return isPlain && (does === 'begin' || does === 'commit');
}

/** Safe only where all can go: the half of them would end what another one has begun. */
function deletion(it: TransactionControl, { text }: LintScript, isSafe: boolean): Fix {
  const cut = replacement(statementLines(text, it.statement), '');
  return { title: `Remove ${it.name}`, isSafe, edits: [cut] };
}
