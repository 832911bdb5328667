import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Complaint } from '../complaint.ts';
import { droppedIndexes } from '../facts/droppedIndexes.ts';
import { isPartitionedTable } from '../facts/partitioned.ts';
import { separateDrops } from '../facts/separateDrops.ts';
import { shownTable } from '../facts/tableName.ts';
import { findWords } from '../facts/tokens.ts';
import { type Fix, replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const concurrentlyNotPossible: Rule = {
  name: 'concurrently-not-possible',
  summary: 'PostgreSQL refuses CONCURRENTLY for partitioned tables, several indexes, and CASCADE',
  severity: 'error',
  category: 'correctness',
  preset: 'recommended',
  isFixable: true,
  check: {
    each: 'statement',
    visit: {
      *IndexStmt({ relation, concurrent }, statement, script) {
        if (!concurrent || !relation || !isPartitionedTable(relation, statement, script)) return;
        const message = `"${shownTable(relation)}" is partitioned: PostgreSQL refuses to make an index on it CONCURRENTLY.`;
        yield complaint(message, PARTITIONED, statement, script);
      },
      *DropStmt(node, statement, script) {
        if (node.removeType !== 'OBJECT_INDEX' || !node.concurrent) return;
        const reason = reasonAgainst(node, statement, script);
        if (!reason) return;
        const indexes = droppedIndexes(node, statement, script);
        const fixes =
          indexes.length > 1 ? separateDrops(indexes, node, statement, script) : undefined;
        const [message, help] = reason;
        yield { ...complaint(message, help, statement, script), ...(fixes?.length && { fixes }) };
      },
    },
  },
};

const PARTITIONED =
  'Make the index ON ONLY the table without CONCURRENTLY, make one CONCURRENTLY on each partition, and attach them with ALTER INDEX ... ATTACH PARTITION.';

function reasonAgainst(
  { objects, behavior }: Nodes['DropStmt'],
  statement: Statement,
  script: LintScript,
): readonly [message: string, help: string] | undefined {
  const node = statement.node as Nodes['DropStmt'];
  if ((objects ?? []).length > 1) {
    return ['DROP INDEX CONCURRENTLY takes one index only.', 'Write a statement for each.'];
  }
  if (behavior === 'DROP_CASCADE') {
    const help = 'Drop what depends on the index first.';
    return ['DROP INDEX CONCURRENTLY takes no CASCADE.', help];
  }
  const [index] = droppedIndexes(node, statement, script);
  if (!index?.isPartitioned) return undefined;
  const message = `"${index.name}" is the index of a partitioned table: PostgreSQL refuses to drop it CONCURRENTLY.`;
  return [message, 'Leave out CONCURRENTLY, and set lock_timeout.'];
}

function complaint(
  message: string,
  help: string,
  { span }: Statement,
  { text }: LintScript,
): Complaint {
  const word = findWords(text, span, 'concurrently');
  return { span: word ?? span, message, help, fixes: word ? [withoutWord(word, text)] : [] };
}

/** Not safe: everyone waits then. */
function withoutWord({ start, end }: { start: number; end: number }, text: string): Fix {
  const [space = ''] = /^\s*/.exec(text.slice(end)) ?? [];
  const edit = replacement({ start, end: end + space.length }, '');
  return { title: 'Leave out CONCURRENTLY', isSafe: false, edits: [edit] };
}
