import { isGap, tokenEnd } from '../../sql/lexer.ts';
import type { Origin } from './origin.ts';

/**
 * A part of a statement that begins at a place of the parse tree and ends before the comma or the
 * parenthesis that ends a list's element, or before one of `stops`. All of them are UTF-16 offsets.
 */
export function elementText(
  { script, statement: { span } }: Origin,
  start: number,
  stops: readonly number[] = [],
): string {
  const next = stops.reduce((least, it) => (it > start ? Math.min(least, it) : least), span.end);
  return script.slice(start, elementEnd(script, start, next));
}

function elementEnd(text: string, start: number, limit: number): number {
  let depth = 0;
  let end = start;
  for (let at = start; at < limit; ) {
    const first = at;
    const char = text[first] ?? '';
    at = tokenEnd(text, first);
    if (isGap(text, first, at)) continue;
    if (depth === 0 && ',);'.includes(char)) break;
    if ('(['.includes(char)) depth++;
    else if (')]'.includes(char)) depth--;
    end = at;
  }
  return Math.min(end, limit);
}
