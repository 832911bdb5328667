import { blanksBefore } from '../facts/blanksBefore.ts';
import { type PendingChange, pendingChanges } from '../facts/pendingChanges.ts';
import { inCaseOf, lineEndOf } from '../facts/sqlText.ts';
import { shownTable } from '../facts/tableName.ts';
import { insertion, safeFix } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const pendingTriggerEvents: Rule = {
  name: 'pending-trigger-events',
  summary: 'A table cannot be altered while checks of a deferred foreign key are still to be done',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'script',
    *look(script) {
      for (const it of pendingChanges(script)) {
        const name = shownTable(it.table);
        yield {
          span: it.statement.span,
          message: `This fails with "pending trigger events": rows of "${name}" were changed further up, and the check of the foreign key ${it.constraint}, which is INITIALLY DEFERRED, waits for COMMIT.`,
          help: 'Write SET CONSTRAINTS ALL IMMEDIATE before it, or change the rows in a migration of their own.',
          fixes: [checkFirst(it, script)],
        };
      }
    },
  },
};

function checkFirst({ statement }: PendingChange, { text }: LintScript) {
  const { start, end } = statement.span;
  const sql = inCaseOf(
    text.slice(start, end).split(/\s/, 1)[0] ?? '',
    'SET CONSTRAINTS ALL IMMEDIATE;',
  );
  const indent = blanksBefore(text, start);
  return safeFix('Do the checks first', insertion(start, `${sql}${lineEndOf(text)}${indent}`));
}
