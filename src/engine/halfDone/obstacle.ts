import type { ScriptStatement } from './scriptStatements.ts';
import type { Standing } from './standing.ts';

/**
 * Whether a script would fail for certain because a statement's effect is there already: most likely
 * an earlier attempt was ended between its script and its row. IF NOT EXISTS and the like are no
 * obstacle, nor what an earlier statement of the script may take away: sqlx would succeed there.
 */
export function hasObstacle(
  statements: readonly ScriptStatement[],
  standings: readonly Standing[],
): boolean {
  return statements.some((statement, at) => {
    if (standings[at] !== 'there' || statement.isRepeatable) return false;
    if (!statement.evidence?.isConclusive) return false;
    return statements.slice(0, at).every((it, earlier) => {
      const changesNothing = standings[earlier] === 'there' || LEAVES_ALL.has(it.role);
      return changesNothing || (statement.role === 'creates' && it.role === 'creates');
    });
  });
}

const LEAVES_ALL: ReadonlySet<ScriptStatement['role']> = new Set(['session', 'control']);
