import { type Nodes, nodesOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { sqlTable } from '../facts/sqlName.ts';
import { inCaseOf, lineEndOf } from '../facts/sqlText.ts';
import { shownTable } from '../facts/tableName.ts';
import { findWords } from '../facts/tokens.ts';
import { type Fix, replacement } from '../fix.ts';
import type { Rule } from '../rule.ts';
import type { LintScript } from '../subject.ts';

export const createPartitionOfLocksParent: Rule = {
  name: 'create-partition-of-locks-parent',
  summary:
    'CREATE TABLE ... PARTITION OF keeps all reads and writes of the partitioned table waiting',
  severity: 'warning',
  category: 'locks',
  preset: 'strict',
  isFixable: true,
  isQuietInDown: true,
  looksIntoDo: true,
  check: {
    each: 'statement',
    visit: {
      *CreateStmt(node, statement, script) {
        const [parent] = nodesOf(node.inhRelations, 'RangeVar');
        if (!parent || !node.partbound || script.newTables.has(parent, statement)) return;
        const name = shownTable(parent);
        yield {
          span: findWords(script.text, statement.span, 'partition', 'of') ?? statement.span,
          message: `PARTITION OF takes ACCESS EXCLUSIVE locks on "${name}" and on its default partition, whose rows are read. Reads and writes of "${name}" wait, also while this waits for its lock.`,
          help: 'Make the table by itself and ATTACH it, which lets reads and writes go on.',
          fixes: attachFix(node, parent, statement, script),
        };
      },
    },
  },
};

/** Not safe: what the new table has besides columns, constraints and indexes is not its parent's. */
function attachFix(
  node: Nodes['CreateStmt'],
  parent: Nodes['RangeVar'],
  statement: Statement,
  script: LintScript,
): Fix[] {
  const { relation, tableElts, partbound, if_not_exists } = node;
  const { text } = script;
  const words = findWords(text, statement.span, 'partition', 'of');
  if (!relation || !words || tableElts || if_not_exists) return [];
  const start = statement.offsetAt(partbound?.location ?? 0);
  // The parser's place of bounds is behind FOR VALUES.
  const bounds = findWords(text, { start: words.end, end: statement.span.end }, 'for', 'values');
  const from = bounds?.start ?? start;
  const cutEnd = text.slice(0, from).trimEnd().length;
  const keyword = text.slice(words.start, words.end);
  const like = `(${inCaseOf(keyword, `LIKE`)} ${sqlTable(parent)} ${inCaseOf(keyword, LIKE)})`;
  const attach = `${inCaseOf(keyword, 'ALTER TABLE')} ${sqlTable(parent)} ${inCaseOf(keyword, 'ATTACH PARTITION')} ${sqlTable(relation)} `;
  return [
    {
      title: 'Make the table, then attach it',
      isSafe: false,
      edits: [
        replacement({ start: words.start, end: cutEnd }, like),
        replacement({ start: cutEnd, end: from }, `;${lineEndOf(text)}${attach}`),
      ],
    },
  ];
}

const LIKE = 'INCLUDING ALL EXCLUDING IDENTITY';
