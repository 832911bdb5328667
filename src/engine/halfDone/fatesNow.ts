import type { Session } from '../../database/session.ts';
import { fatesOf, type StatementFate } from './fates.ts';
import { findInvalidIndexes } from './invalidIndexes.ts';
import type { ScriptStatement } from './scriptStatements.ts';
import { takeStandings } from './standing.ts';

/** What has become of statements as far as the catalog shows. Only reads; throws `DatabaseError`. */
export async function fatesNow(
  session: Session,
  statements: readonly ScriptStatement[],
): Promise<StatementFate[]> {
  const after = await takeStandings(session, statements);
  const invalid = await findInvalidIndexes(session, statements);
  return fatesOf({ statements, after, invalid });
}
