import type { Span } from '../../sql/span.ts';
import { commaParts, tokensIn } from './tokens.ts';

/** The parts of the first list in parentheses of a stretch, such as the columns of `v (a, b)`. */
export function firstList(text: string, span: Span): Span[] {
  const inside = firstParentheses(text, span);
  return inside ? commaParts(text, inside) : [];
}

/** What is between the first parenthesis and the one that closes it. */
export function firstParentheses(text: string, span: Span): Span | undefined {
  let depth = 0;
  let start = 0;
  for (const token of tokensIn(text, span)) {
    const char = text[token.start];
    if (char === '(' && depth++ === 0) start = token.end;
    if (char === ')' && --depth === 0) return { start, end: token.start };
  }
  return undefined;
}
