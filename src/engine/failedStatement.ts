import { offsetOfPosition, type Place, placeAt } from '../sql/span.ts';
import { statementAt } from '../sql/statementAt.ts';

/** What in a script failed, as far as it is known. */
export interface FailedStatement {
  readonly place?: Place;
  readonly statement?: string;
}

/**
 * By the server's position (field `P`) or, where it gives none, by there being one statement only.
 */
export function failedStatement(text: string, position: number | undefined): FailedStatement {
  if (position === undefined) return onlyStatement(text);
  const offset = offsetOfPosition(text, position);
  const statement = statementAt(text, offset)?.text;
  return { place: placeAt(text, offset), ...(statement !== undefined && { statement }) };
}

function onlyStatement(text: string): FailedStatement {
  const first = statementAt(text, 0);
  const last = statementAt(text, text.length);
  if (!first || first.span.start !== last?.span.start) return {};
  return { place: placeAt(text, first.span.start), statement: first.text };
}
