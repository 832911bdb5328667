import type { Span } from './span.ts';
import { splitStatements } from './split.ts';

/** A statement as the person wrote it. */
export interface LocatedStatement {
  readonly span: Span;
  readonly text: string;
}

/**
 * The statement that an offset belongs to, for naming it in a failure: also in text that our parser
 * rejects. Between two statements it is the later one, after the last one the last.
 */
export function statementAt(text: string, offset: number): LocatedStatement | undefined {
  let last: Span | undefined;
  for (const piece of splitStatements(text)) {
    last = piece.span;
    if (offset < piece.next) break;
  }
  return last && { span: last, text: text.slice(last.start, last.end) };
}
