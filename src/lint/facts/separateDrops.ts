import type { Nodes } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import { type Fix, replacement, safeFix } from '../fix.ts';
import type { LintScript } from '../subject.ts';
import type { DroppedIndex } from './droppedIndexes.ts';
import { inCaseOf, lineEndOf } from './sqlText.ts';

/** A DROP INDEX CONCURRENTLY for each index, as it takes one only; where no transaction is around. */
export function separateDrops(
  indexes: readonly DroppedIndex[],
  { missing_ok }: Nodes['DropStmt'],
  statement: Statement,
  script: LintScript,
): Fix[] {
  // The one query of a script without a transaction is a transaction, if it has two statements.
  if (script.isInTransaction(statement) || script.role !== 'plain') return [];
  const keyword = /^\w+/.exec(script.textOf(statement))?.[0] ?? '';
  const head = `DROP INDEX CONCURRENTLY ${missing_ok ? 'IF EXISTS ' : ''}`;
  const drops = indexes.map(({ sql }) => `${inCaseOf(keyword, head)}${sql}`);
  const edit = replacement(statement.span, drops.join(`;${lineEndOf(script.text)}`));
  return [safeFix('Drop each CONCURRENTLY', edit)];
}
