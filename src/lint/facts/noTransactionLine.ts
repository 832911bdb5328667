import { NO_TRANSACTION } from '../../migrations/script.ts';
import type { Span } from '../../sql/span.ts';
import { type Edit, replacement } from '../fix.ts';
import { commentsIn } from '../ignore/comments.ts';
import { lineEndOf } from './sqlText.ts';
import { wholeLines } from './statementLines.ts';

/**
 * A comment that is meant to be the directive and is none: not on the first bytes of the file, in
 * other letters, or in a block comment. Undefined for a text that begins with the directive.
 */
export function misplacedDirective(text: string): Span | undefined {
  if (text.startsWith(NO_TRANSACTION) || !MEANT.test(text)) return undefined;
  return commentsIn(text).find(({ start, end }) => IS_MEANT.test(text.slice(start, end)));
}

const MEANT = /no[-_ ]?transaction/i;

/** Nothing else is in the comment: prose that speaks of transactions is not meant. */
const IS_MEANT =
  /^(?:--+|\/\*+)[ \t]*(?:sqlx:?[ \t]*)?no[-_ ]?transactions?[ \t.!:;]*(?:\*+\/)?[ \t]*$/i;

/** The edits that make the directive the first line, in place of one that is somewhere else. */
export function directiveFirst(text: string): Edit[] {
  const misplaced = misplacedDirective(text);
  const end = text.startsWith('\ufeff') ? 1 : 0;
  const first = replacement({ start: 0, end }, `${NO_TRANSACTION}${lineEndOf(text)}`);
  if (!misplaced) return [first];
  const gone = wholeLines(text, misplaced);
  return text.slice(end, gone.start).trim() === ''
    ? [replacement({ start: 0, end: gone.end }, `${NO_TRANSACTION}${lineEndOf(text)}`)]
    : [first, replacement(gone, '')];
}

/** Takes the first line, which must be the directive, away. */
export function withoutDirective(text: string): Edit {
  const end = /\r?\n|\r|$/.exec(text);
  return replacement({ start: 0, end: (end?.index ?? 0) + (end?.[0].length ?? 0) }, '');
}
