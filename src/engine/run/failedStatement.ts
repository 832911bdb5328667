import type { ServerError } from '../../database/failure.ts';
import { offsetOfPosition, type Place, placeAt } from '../../sql/span.ts';
import { splitStatements } from '../../sql/split.ts';
import { statementAt } from '../../sql/statementAt.ts';

/** What in a script failed, as far as it is known. */
export interface FailedStatement {
  readonly place?: Place;
  readonly statement?: string;
}

/**
 * By the server's position (field `P`) or, where it gives none ("already exists", a violated
 * constraint), by the number of statements that ran before: the place is then the statement's start.
 */
export function failedStatement(
  text: string,
  server: Pick<ServerError, 'position' | 'completed'> = {},
): FailedStatement {
  const { position, completed } = server;
  if (position === undefined) return completed === undefined ? {} : nthStatement(text, completed);
  const offset = offsetOfPosition(text, position);
  const statement = statementAt(text, offset)?.text;
  return { place: placeAt(text, offset), ...(statement !== undefined && { statement }) };
}

/** None where all have run: a deferred constraint fails at the end of the script. */
function nthStatement(text: string, index: number): FailedStatement {
  const piece = Array.from(splitStatements(text))[index];
  if (!piece) return {};
  const { start, end } = piece.span;
  return { place: placeAt(text, start), statement: text.slice(start, end) };
}
