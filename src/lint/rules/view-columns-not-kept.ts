import type { ViewStmt } from '@pgsql/types';
import type { Statement } from '../../sql/parser.ts';
import { type ChangedView, changedView } from '../facts/changedView.ts';
import { nameEnd } from '../facts/nameSpan.ts';
import { shownOrigin } from '../facts/shownOrigin.ts';
import { inCaseOf, lineEndOf } from '../facts/sqlText.ts';
import { shownTable } from '../facts/tableName.ts';
import { type Fix, insertion } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const viewColumnsNotKept: Rule = {
  name: 'view-columns-not-kept',
  summary:
    'CREATE OR REPLACE VIEW must keep the columns of the view, and may add others behind them',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  aliases: ['view-dependency'],
  isFixable: true,
  check: {
    each: 'statement',
    visit: {
      *ViewStmt(node, statement, script) {
        const change = changedView(node, statement, script);
        if (!change || !node.view) return;
        const start = statement.offsetAt(node.view.location ?? 0);
        yield {
          span: { start, end: nameEnd(script.text, start, statement.span.end) },
          message: messageOf(change, shownTable(node.view), script),
          help: 'Add new columns behind the others. To take one away or to move it, drop the view first, and grant again what was granted on it; ALTER VIEW ... RENAME COLUMN gives it another name.',
          fixes: fixesOf(node, statement, script),
        };
      },
    },
  },
};

function messageOf(
  { before, position, was, is }: ChangedView,
  shown: string,
  script: LintScript,
): string {
  const old = `column ${position} of the view "${shown}", "${was}" (${shownOrigin(before.origin, script)}),`;
  const change = is === undefined ? 'would be gone' : `would be "${is}"`;
  const fails = script.role === 'down' ? 'The revert fails.' : 'The migration fails.';
  return `PostgreSQL refuses to replace the view, because ${old} ${change}. ${fails}`;
}

/** Not where something else needs the view, nor where a file has room for one statement only. */
function fixesOf({ view }: ViewStmt, statement: Statement, script: LintScript): Fix[] {
  if (!view || script.schemaBefore(statement).neededBy(view).length > 0) return [];
  if (script.role !== 'plain' && script.wrapping === 'none') return [];
  const { text } = script;
  const { start } = statement.span;
  const at = statement.offsetAt(view.location ?? 0);
  const name = text.slice(at, nameEnd(text, at, statement.span.end));
  const [keyword = ''] = /^\w*/.exec(script.textOf(statement)) ?? [];
  const sql = `${inCaseOf(keyword, 'DROP VIEW IF EXISTS')} ${name};${lineEndOf(text)}`;
  return [{ title: 'Drop the view first', isSafe: false, edits: [insertion(start, sql)] }];
}
