import type { Session } from '../../database/session.ts';
import type { ScriptStatement } from './scriptStatements.ts';

/** Whether the catalog has what a statement does. */
export type Standing = 'there' | 'absent' | 'unknown';

/** Looks at the catalog for each statement. Only reads; throws `DatabaseError`. */
export async function takeStandings(
  session: Session,
  statements: readonly ScriptStatement[],
): Promise<Standing[]> {
  const standings: Standing[] = [];
  for (const statement of statements) standings.push(await standingOf(session, statement));
  return standings;
}

async function standingOf(session: Session, { evidence }: ScriptStatement): Promise<Standing> {
  if (!evidence) return 'unknown';
  for (const { holds, values } of evidence.checks) {
    const [row] = await session.query(`SELECT ${holds} AS holds`, values);
    if (row?.['holds'] !== true) return 'absent';
  }
  return 'there';
}
