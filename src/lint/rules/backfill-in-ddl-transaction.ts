import type { RangeVar } from '@pgsql/types';
import type { Statement } from '../../sql/parser.ts';
import { whileLocked } from '../facts/heldLock.ts';
import { manyRows } from '../facts/manyRows.ts';
import { newMigration } from '../facts/newMigration.ts';
import { commentStart, statementLines } from '../facts/statementLines.ts';
import { type Fix, replacement } from '../fix.ts';
import { waiters } from '../locks/waitWords.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const backfillInDdlTransaction: Rule = {
  name: 'backfill-in-ddl-transaction',
  summary: 'Rows are changed while an ALTER TABLE of the same transaction keeps everyone waiting',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isFixable: true,
  isQuietInDown: true,
  check: {
    each: 'script',
    *look(script) {
      for (const { statement, table } of whileLocked(script)) {
        const name = manyRows(statement);
        if (!name) continue;
        const waiting = waiters('ACCESS EXCLUSIVE', table);
        yield {
          span: { start: statement.span.start, end: statement.span.start + name.length },
          message: `An earlier statement keeps its ACCESS EXCLUSIVE lock on "${table}" until the transaction ends: ${waiting} wait until this ${name} has gone through all its rows.`,
          help: 'Change the rows in a migration of its own, behind this one, and in portions if they are many.',
          fixes: moveFix(statement, name, script),
        };
      }
    },
  },
};

/** Only the last statement: what follows may need its rows. */
function moveFix(statement: Statement, name: string, script: LintScript): Fix[] {
  if (script.statements.at(-1) !== statement || script.parsed.problem) return [];
  const { text } = script;
  const { start, end } = statement.span;
  const { relname } = (statement.node as { relation?: RangeVar }).relation ?? {};
  const edits = newMigration(script, {
    description: `${name.toLowerCase()} rows of ${relname ?? 'tables'}`,
    up: `${text.slice(commentStart(text, start), end)};`,
    down: '-- Nothing to undo.',
  });
  if (!edits) return [];
  const cut = replacement(statementLines(text, statement, true), '');
  return [{ title: 'Move it into a migration of its own', isSafe: false, edits: [cut, ...edits] }];
}
