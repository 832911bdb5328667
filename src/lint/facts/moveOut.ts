import type { Nodes } from '../../sql/nodes.ts';
import { type Fix, replacement } from '../fix.ts';
import type { LintScript } from '../subject.ts';
import { newMigration } from './newMigration.ts';
import type { OutsideOnly } from './outsideOnly.ts';
import { sqlTable } from './sqlName.ts';
import { commentStart, statementLines } from './statementLines.ts';

/** Moves a statement, with the comment above it, into a migration of its own that has no transaction. */
export function moveOut(it: OutsideOnly, script: LintScript): Fix[] {
  const { statement, name } = it;
  const { start, end } = statement.span;
  const up = `${script.text.slice(commentStart(script.text, start), end)};`;
  const index = indexName(it);
  const description = index ? `create ${index} concurrently` : name.toLowerCase();
  const edits = newMigration(script, {
    description,
    up,
    ...(index
      ? { down: `DROP INDEX CONCURRENTLY IF EXISTS ${index};`, noTransaction: true }
      : { down: `-- ${UNDO[name] ?? 'Nothing to undo.'}`, noTransaction: 'up' }),
  });
  if (!edits) return [];
  const cut = replacement(statementLines(script.text, statement, true), '');
  return [{ title: `Move it into a migration of its own`, isSafe: false, edits: [cut, ...edits] }];
}

const UNDO: Readonly<Record<string, string>> = {
  'DROP INDEX CONCURRENTLY': 'Create the index again here: CREATE INDEX CONCURRENTLY.',
  'DETACH PARTITION CONCURRENTLY': 'Attach the partition again here.',
};

/** An index is in the schema of its table. */
function indexName({ statement }: OutsideOnly): string | undefined {
  if (statement.kind !== 'IndexStmt') return undefined;
  const { idxname, relation } = statement.node as Nodes['IndexStmt'];
  if (idxname === undefined) return undefined;
  const { schemaname } = relation ?? {};
  return sqlTable({ relname: idxname, ...(schemaname !== undefined && { schemaname }) });
}
