import { readToken } from '../../sql/lexer.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';

/** The token at the `location` of a node, such as a name as it is written; a node tells no end. */
export function tokenSpan(location: number | undefined, statement: Statement, text: string): Span {
  const start = statement.offsetAt(location ?? 0);
  return { start, end: Math.min(readToken(text, start).end, statement.span.end) };
}
