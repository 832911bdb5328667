import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Complaint } from '../complaint.ts';
import { concurrentlyFixes, concurrentlyHelp } from '../facts/concurrently.ts';
import { type DroppedIndex, droppedIndexes } from '../facts/droppedIndexes.ts';
import { separateDrops } from '../facts/separateDrops.ts';
import { findWords } from '../facts/tokens.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const requireConcurrentIndexDeletion: Rule = {
  name: 'require-concurrent-index-deletion',
  summary: 'DROP INDEX without CONCURRENTLY keeps reads and writes of the table waiting',
  severity: 'warning',
  category: 'locks',
  preset: 'recommended',
  isFixable: true,
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *DropStmt(node, statement, script) {
        if (node.removeType !== 'OBJECT_INDEX' || node.concurrent) return;
        const indexes = droppedIndexes(node, statement, script);
        const old = indexes.find(({ isNew }) => !isNew);
        if (!old) return;
        const table = old.table === undefined ? 'the table of the index' : `"${old.table}"`;
        yield {
          span: statement.span,
          message: `DROP INDEX takes an ACCESS EXCLUSIVE lock on ${table}, too. It waits for every query that runs there, and all later reads and writes wait behind it.`,
          ...wayOut(node, indexes, statement, script),
        };
      },
    },
  },
};

function wayOut(
  node: Nodes['DropStmt'],
  indexes: readonly DroppedIndex[],
  statement: Statement,
  script: LintScript,
): Pick<Complaint, 'help' | 'fixes'> {
  if (indexes.some((it) => it.isPartitioned)) return { help: PARTITIONED };
  if (node.behavior === 'DROP_CASCADE') return { help: CASCADE };
  if (indexes.length > 1)
    return { help: SEPARATE, fixes: separateDrops(indexes, node, statement, script) };
  const behind = findWords(script.text, statement.span, 'index') ?? statement.span;
  const index = indexes[0]?.name ?? '';
  const description = `drop ${index} concurrently`;
  const undo = '-- Create the index again here: CREATE INDEX CONCURRENTLY.';
  const plain = { statement, behind, description, undo, index };
  return {
    help: concurrentlyHelp(statement, script),
    fixes: () => concurrentlyFixes(plain, script),
  };
}

const PARTITIONED =
  'The index of a partitioned table knows no CONCURRENTLY: set lock_timeout, and try again if it was reached.';
const CASCADE =
  'CASCADE and CONCURRENTLY exclude each other: drop what depends on the index first, then the index CONCURRENTLY.';
const SEPARATE =
  'CONCURRENTLY drops one index at a time: write a statement for each, outside of a transaction.';
