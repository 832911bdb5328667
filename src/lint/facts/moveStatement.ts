import type { Statement } from '../../sql/parser.ts';
import { type Edit, insertion, replacement } from '../fix.ts';

/** The edits that move a statement, with its lines where it has them to itself, to another's place. */
export function moveStatement(
  text: string,
  statement: Statement,
  where: 'before' | 'behind',
  other: Statement,
): Edit[] {
  const own = wholeLines(text, statement);
  const place = wholeLines(text, other);
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const sql = text.slice(statement.span.start, statement.span.end);
  const moved = where === 'before' ? `${sql};${end}` : `${end}${sql};`;
  const at = where === 'before' ? other.span.start : place.semicolon;
  const isOpen = where === 'behind' && place.isOpen;
  return [insertion(at, `${isOpen ? ';' : ''}${moved}`), replacement(own.span, '')];
}

function wholeLines(text: string, { span }: Statement) {
  const [behind = ''] = /^\s*;/.exec(text.slice(span.end)) ?? [];
  const semicolon = span.end + behind.length;
  const [line = ''] = /^[ \t]*(?:\r?\n)?/.exec(text.slice(semicolon)) ?? [];
  return {
    semicolon,
    isOpen: behind === '',
    span: { start: span.start, end: semicolon + line.length },
  };
}
