import { isGap, tokenEnd } from '../../sql/lexer.ts';
import type { Span } from '../../sql/span.ts';

/**
 * The clause of a list that begins at `start`: to its last token before a comma or a closing bracket
 * that is not its own, and before `limit`.
 */
export function clauseSpan(text: string, start: number, limit: number): Span {
  let [at, end, depth] = [start, start, 0];
  while (at < limit) {
    const first = at;
    at = tokenEnd(text, first);
    if (isGap(text, first, at)) continue;
    depth += stepOf(text[first] ?? '', depth);
    if (depth < 0) break;
    end = Math.min(at, limit);
  }
  return { start, end };
}

/** A comma in no brackets ends the list's part as a closing bracket does. */
function stepOf(char: string, depth: number): number {
  if (char === '(' || char === '[') return 1;
  if (char === ')' || char === ']') return -1;
  return char === ',' && depth === 0 ? -1 : 0;
}
