import { DatabaseError } from '../database/failure.ts';
import type { Session } from '../database/session.ts';
import type { Parser, Statement } from '../sql/parser.ts';
import { attemptSql } from './seeds/attempt.ts';

/**
 * Runs a script statement by statement in the open transaction, without those that fail; resolves to
 * these. Throws `DatabaseError` when the session is lost.
 */
export async function runWhatRuns(
  session: Session,
  text: string,
  parser: Parser,
): Promise<readonly Statement[]> {
  const refused: Statement[] = [];
  for (const statement of parser.parse(text).statements) {
    const { start, end } = statement.span;
    const result = await attemptSql(session, text.slice(start, end));
    if (result instanceof DatabaseError) refused.push(statement);
  }
  return refused;
}
