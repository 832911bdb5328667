import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { concurrentlyFixes, concurrentlyHelp } from '../facts/concurrently.ts';
import { isOptionOn } from '../facts/optionOn.ts';
import { rangeVar } from '../facts/partitioned.ts';
import { shownTable } from '../facts/tableName.ts';
import { tokensIn } from '../facts/tokens.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const requireConcurrentReindex: Rule = {
  name: 'require-concurrent-reindex',
  summary: 'REINDEX without CONCURRENTLY keeps writes waiting, and nearly all reads',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isFixable: true,
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *ReindexStmt(node, statement, script) {
        const word = WORDS[node.kind ?? ''];
        const { pgVersion } = script.options;
        if (!word || pgVersion < 12 || isOptionOn(node.params, 'concurrently')) return;
        if (isOfNewTable(node, statement, script)) return;
        const name = node.relation ? shownTable(node.relation) : (node.name ?? '');
        const behind = tokensIn(script.text, statement.span)
          .filter(({ start, end }) => script.text.slice(start, end).toLowerCase() === word)
          .at(0);
        const plain = behind && {
          statement,
          behind,
          description: `reindex ${name} concurrently`,
          undo: '-- Nothing to undo.',
        };
        const isOff = JSON.stringify(node.params ?? []).includes('"concurrently"');
        yield {
          span: statement.span,
          message: `REINDEX takes a SHARE lock on the table and an ACCESS EXCLUSIVE lock on its index: writes wait until it is built anew, and so do reads, as nearly every query is planned with all indexes of its tables.`,
          help: concurrentlyHelp(statement, script),
          fixes: plain && !isOff ? concurrentlyFixes(plain, script) : [],
        };
      },
    },
  },
};

/** REINDEX SYSTEM knows no CONCURRENTLY. */
const WORDS: Readonly<Record<string, string>> = {
  REINDEX_OBJECT_INDEX: 'index',
  REINDEX_OBJECT_TABLE: 'table',
  REINDEX_OBJECT_SCHEMA: 'schema',
  REINDEX_OBJECT_DATABASE: 'database',
};

function isOfNewTable(
  { kind, relation }: Nodes['ReindexStmt'],
  statement: Statement,
  script: LintScript,
): boolean {
  if (!relation) return false;
  if (kind === 'REINDEX_OBJECT_TABLE') return script.newTables.has(relation, statement);
  const table = script.schemaBefore(statement).index(relation)?.table;
  return table !== undefined && script.newTables.has(rangeVar(table), statement);
}
