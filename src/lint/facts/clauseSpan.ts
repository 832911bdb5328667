import { readToken } from '../../sql/lexer.ts';
import type { Span } from '../../sql/span.ts';

/**
 * The clause of a list that begins at `start`: to its last token before a comma or a closing bracket
 * that is not its own, and before `limit`.
 */
export function clauseSpan(text: string, start: number, limit: number): Span {
  let [at, end, depth] = [start, start, 0];
  while (at < limit) {
    const token = readToken(text, at);
    at = token.end;
    if (token.kind === 'space' || token.kind === 'comment') continue;
    depth += stepOf(text[token.start] ?? '', depth);
    if (depth < 0) break;
    end = Math.min(token.end, limit);
  }
  return { start, end };
}

/** A comma in no brackets ends the list's part as a closing bracket does. */
function stepOf(char: string, depth: number): number {
  if ('(['.includes(char)) return 1;
  if (')]'.includes(char)) return -1;
  return char === ',' && depth === 0 ? -1 : 0;
}
