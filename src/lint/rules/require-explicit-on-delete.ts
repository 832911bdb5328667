import type { Span } from '../../sql/span.ts';
import { constraintsOf } from '../facts/constraints.ts';
import { likeCase } from '../facts/likeCase.ts';
import { shownTable } from '../facts/tableName.ts';
import { findWords, isWord, tokensIn } from '../facts/tokens.ts';
import { type Fix, insertion, safeFix } from '../fix.ts';
import type { Rule, Visit } from '../rule.ts';

const visit: Visit<'CreateStmt' | 'AlterTableStmt'> = function* (_node, statement, script) {
  for (const fact of constraintsOf(statement, script)) {
    const { contype, pktable } = fact.constraint;
    if (contype !== 'CONSTR_FOREIGN') continue;
    const span = fact.spanOf();
    if (findWords(script.text, span, 'on', 'delete')) continue;
    const other = shownTable(pktable ?? {});
    yield {
      span,
      message: `It is left open what happens to rows of "${shownTable(fact.table)}" when one of "${other}" is deleted. PostgreSQL then refuses the deletion.`,
      help: 'Say ON DELETE CASCADE, SET NULL, RESTRICT, or NO ACTION, which is what it means now.',
      fixes: () => fixesOf(script.text, span),
    };
  }
};

/** Behind the referenced table, its columns and MATCH, before what else may follow. */
function fixesOf(text: string, span: Span): Fix[] {
  const tokens = tokensIn(text, span);
  const from = tokens.findIndex((it) => isWord(text, it, 'references'));
  const rest = tokens.slice(from + 1);
  const next = rest.findIndex((it) => FOLLOWERS.some((word) => isWord(text, it, word)));
  const last = tokens[next < 0 ? tokens.length - 1 : from + next];
  const keyword = tokens[from];
  if (!last || !keyword) return [];
  const action = likeCase(text.slice(keyword.start, keyword.end), 'on delete no action');
  return [safeFix(`Say ON DELETE NO ACTION`, insertion(last.end, ` ${action}`))];
}

const FOLLOWERS = ['on', 'not', 'deferrable', 'initially', 'enforced'];

export const requireExplicitOnDelete: Rule = {
  name: 'require-explicit-on-delete',
  summary: 'A foreign key should say what happens when the row it points to is deleted',
  severity: 'warning',
  category: 'style',
  preset: 'strict',
  isFixable: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    commands: ['AT_AddColumn', 'AT_AddConstraint'],
    visit: { CreateStmt: visit, AlterTableStmt: visit },
  },
};
