import { readToken } from '../../sql/lexer.ts';
import type { Span } from '../../sql/span.ts';

/**
 * The comments of a text, those in bodies between dollar signs included: they hold SQL as a rule.
 * Bodies in bodies in bodies are not looked into, so that the time stays linear.
 */
export function commentsIn(text: string): Span[] {
  const comments: Span[] = [];
  collect(text, { start: 0, end: text.length }, 2, comments);
  return comments;
}

function collect(text: string, part: Span, depth: number, comments: Span[]): void {
  for (let at = part.start; at < part.end; ) {
    const { kind, start, end: tokenEnd } = readToken(text, at);
    const end = Math.min(tokenEnd, part.end);
    at = end;
    if (kind === 'comment') comments.push({ start, end });
    const isBody = kind === 'literal' && text[start] === '$' && depth > 0;
    if (isBody) collect(text, bodyOf(text, { start, end }), depth - 1, comments);
  }
}

/** What stands between `$tag$` and `$tag$`. */
function bodyOf(text: string, { start, end }: Span): Span {
  const tag = text.indexOf('$', start + 1) + 1 - start;
  return { start: start + tag, end: end - tag };
}
