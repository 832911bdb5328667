import type { Place, Span } from '../sql/span.ts';
import { statementAt } from '../sql/statementAt.ts';

/** From the place of a failure to the end of its statement, or of its line where that ends first. */
export function failureSpan(text: string, { line, column }: Place): Span {
  let start = 0;
  for (let left = line - 1; left > 0; left--) start = text.indexOf('\n', start) + 1;
  start += column - 1;
  const end = statementAt(text, start)?.span.end ?? text.length;
  const lineEnd = text.slice(start).search(/\r?\n|$/) + start;
  return { start, end: Math.max(start, Math.min(end, lineEnd)) };
}
