import { child, type Node, textOf } from '../../sql/node.ts';
import type { Statement } from '../../sql/parser.ts';

/**
 * The tables that statements make, as they are written: `a` or `s.a`. With IF NOT EXISTS a table may
 * have been there before, a partition takes rows that went elsewhere, and a temporary one hides another.
 */
export function madeTables(statements: readonly Statement[]): ReadonlySet<string> {
  const made = statements.filter(
    ({ kind, node }) => kind === 'CreateStmt' && !node['if_not_exists'] && !('partbound' in node),
  );
  const relations = made.map(({ node }) => child(node, 'relation'));
  return new Set(relations.filter((it) => it['relpersistence'] === 'p').map(nameOf));
}

function nameOf(relation: Node): string {
  const parts = ['schemaname', 'relname'].map((it) => textOf(relation, it));
  return parts.filter((it) => it !== undefined).join('.');
}
