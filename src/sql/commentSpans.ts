import { readToken } from './lexer.ts';
import type { Span } from './span.ts';

/**
 * The comments of a text, in its order, as a person would take them out: one that has its lines to
 * itself with its lines, one at the end of a line with the blanks before it.
 */
export function commentSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < text.length; ) {
    const token = readToken(text, at);
    at = token.end;
    if (token.kind === 'comment') spans.push(removalSpan(text, token));
  }
  return spans;
}

/** What to take out of a text so that a comment, or what else stands there, leaves no hole. */
export function removalSpan(text: string, { start, end }: Span): Span {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const behind = /[ \t]*(?:\r?\n|$)/y;
  behind.lastIndex = end;
  const before = text.slice(lineStart, start);
  if (!behind.test(text)) return { start, end };
  if (before.trim() === '') return { start: lineStart, end: behind.lastIndex };
  return { start: lineStart + before.trimEnd().length, end };
}
