import { inner, type Nodes, wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { blanksBefore } from '../facts/blanksBefore.ts';
import { sqlTable } from '../facts/sqlName.ts';
import { inCaseOf, lineEndOf } from '../facts/sqlText.ts';
import { findWords } from '../facts/tokens.ts';
import { type Fix, insertion } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const concurrentIndexInvalidLeftover: Rule = {
  name: 'concurrent-index-invalid-leftover',
  summary:
    'A CREATE INDEX CONCURRENTLY that fails leaves an invalid index in the way of the next try',
  severity: 'warning',
  category: 'correctness',
  preset: 'strict',
  isFixable: true,
  isQuietInDown: true,
  check: {
    each: 'script',
    *look(script) {
      if (isWatched(script)) return;
      const dropped = new Set<string>();
      for (const statement of script.statements) {
        for (const name of droppedBy(statement)) dropped.add(name);
        if (statement.kind !== 'IndexStmt') continue;
        const node = statement.node as Nodes['IndexStmt'];
        if (!node.concurrent || node.idxname === undefined || dropped.has(node.idxname)) continue;
        const fixes = script.isInTransaction(statement) ? [] : [dropFix(node, statement, script)];
        const next = node.if_not_exists
          ? 'IF NOT EXISTS then takes it for done'
          : 'the next try then fails, as the name is taken';
        yield {
          span: findWords(script.text, statement.span, 'concurrently') ?? statement.span,
          message: `If this is broken off, it leaves "${node.idxname}" behind, INVALID: no query uses it, each write keeps it up, and ${next}.`,
          help: 'Drop what may be left with DROP INDEX CONCURRENTLY IF EXISTS before it.',
          fixes,
        };
      }
    },
  },
};

/** Before it runs a script of one statement outside of a transaction, the runner looks at its index. */
function isWatched({ role, wrapping, statements }: LintScript): boolean {
  return role !== 'plain' && wrapping === 'none' && statements.length === 1;
}

function droppedBy({ kind, node }: Statement): string[] {
  const { removeType, objects } = node as Nodes['DropStmt'];
  if (kind !== 'DropStmt' || removeType !== 'OBJECT_INDEX') return [];
  return (objects ?? []).map((it) => wordsOf(inner(it, 'List')?.items).at(-1) ?? '');
}

/** Not safe: where the index is whole, it is built again. */
function dropFix(node: Nodes['IndexStmt'], statement: Statement, script: LintScript): Fix {
  const name = sqlTable({ ...node.relation, relname: node.idxname ?? '' });
  const { start } = statement.span;
  const indent = blanksBefore(script.text, start);
  const keyword = /^\w+/.exec(script.textOf(statement))?.[0] ?? '';
  const drop = `${inCaseOf(keyword, 'DROP INDEX CONCURRENTLY IF EXISTS')} ${name};`;
  const edit = insertion(start, `${drop}${lineEndOf(script.text)}${indent}`);
  return { title: 'Drop what may be left before it', isSafe: false, edits: [edit] };
}
