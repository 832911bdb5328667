import { moveOut } from '../facts/moveOut.ts';
import { outsideOnly } from '../facts/outsideOnly.ts';
import { statementLines } from '../facts/statementLines.ts';
import { type Fix, replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const multipleStatementsInNoTransaction: Rule = {
  name: 'multiple-statements-in-no-transaction',
  summary: 'The statements of one file are sent as one, and several at once are a transaction',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'script',
    *look(script) {
      const { role, wrapping, statements } = script;
      if (role === 'plain' || wrapping === 'transaction' || statements.length < 2) return;
      const found = outsideOnly(script).filter((it) => !script.isInTransaction(it.statement));
      // Where all are of this kind, the first one may stay.
      const moving = found.length === statements.length ? found.slice(1) : found;
      for (const it of moving) {
        const fixes = [...withoutSettings(script), ...moveOut(it, script)];
        yield {
          span: it.span,
          message: `${it.name} fails here: the statements of a file are sent as one message, and PostgreSQL runs several in one message as a transaction, also without BEGIN.`,
          help: 'Put it into a migration of its own. A timeout for it belongs into the settings of the runner.',
          fixes,
        };
      }
    },
  },
};

/** Settings that stand before the one statement they are for. */
function withoutSettings({ text, statements }: LintScript): Fix[] {
  const settings = statements.filter(({ kind }) => kind === 'VariableSetStmt');
  if (settings.length !== statements.length - 1) return [];
  const edits = settings.map((it) => replacement(statementLines(text, it), ''));
  return [{ title: 'Remove the settings before it', isSafe: false, edits }];
}
