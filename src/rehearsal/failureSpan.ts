import { offsetAt, type Place, type Span } from '../sql/span.ts';
import { statementAt } from '../sql/statementAt.ts';

/** From the place of a failure to the end of its statement, or of its line where that ends first. */
export function failureSpan(text: string, place: Place): Span {
  const start = offsetAt(text, place);
  const end = statementAt(text, start)?.span.end ?? text.length;
  const lineEnd = text.slice(start).search(/\r?\n|$/) + start;
  return { start, end: Math.max(start, Math.min(end, lineEnd)) };
}
