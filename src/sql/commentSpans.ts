import { readToken } from './lexer.ts';
import type { Span } from './span.ts';

/** The comments of a text, in its order; one that has its lines to itself takes them along. */
export function commentSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < text.length; ) {
    const token = readToken(text, at);
    at = token.end;
    if (token.kind === 'comment') spans.push(withLines(text, token));
  }
  return spans;
}

function withLines(text: string, { start, end }: Span): Span {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const behind = /[ \t]*(?:\r?\n|$)/y;
  behind.lastIndex = end;
  const isAlone = text.slice(lineStart, start).trim() === '' && behind.test(text);
  return isAlone ? { start: lineStart, end: behind.lastIndex } : { start, end };
}
