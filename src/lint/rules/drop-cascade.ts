import type { DropStmt } from '@pgsql/types';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import { alterationsIn } from '../facts/alterationsIn.ts';
import { lastWord } from '../facts/tokens.ts';
import { replacement } from '../fix.ts';
import type { Rule, Visit } from '../rule.ts';
import type { LintScript } from '../subject.ts';

const drop: Visit<'DropStmt'> = function* ({ behavior }: DropStmt, statement, script) {
  if (behavior === 'DROP_CASCADE') yield* complaint(statement.span, script);
};

const alter: Visit<'AlterTableStmt'> = function* (_node, statement, script) {
  for (const { command, span } of alterationsIn(statement, script)) {
    if (command.behavior === 'DROP_CASCADE') yield* complaint(span, script);
  }
};

function* complaint(within: Statement['span'], { text }: LintScript) {
  const span = lastWord(text, within, 'cascade');
  if (!span) return;
  yield {
    span,
    message:
      'Whatever depends on it is dropped, too, and is not named here: views, foreign keys of other tables, policies, functions. On another database that may be more than on yours.',
    help: 'Name what is to go in statements of its own, and leave out CASCADE, so that anything else stops the migration.',
    fixes: [
      { title: 'Remove CASCADE', isSafe: false, edits: [replacement(withSpace(text, span), '')] },
    ],
  };
}

function withSpace(text: string, { start, end }: Span): Span {
  return { start: text.slice(0, start).trimEnd().length, end };
}

export const dropCascade: Rule = {
  name: 'drop-cascade',
  summary: 'CASCADE drops whatever depends on the object, without naming it',
  severity: 'warning',
  category: 'data loss',
  preset: 'strict',
  isFixable: true,
  looksIntoDo: true,
  check: { each: 'statement', visit: { DropStmt: drop, AlterTableStmt: alter } },
};
