import { readToken } from '../../sql/lexer.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';

/**
 * What is to be cut to take a statement out of a script: with its semicolon, with its lines where
 * nothing else is on them, with one of the blank lines around it, and, where it is asked for, with
 * the comment on the lines above that speaks of it.
 */
export function statementLines(text: string, { span }: Statement, withComment = false): Span {
  const start = withComment ? commentStart(text, span.start) : span.start;
  const lines = wholeLines(text, { start, end: semicolonEnd(text, span.end) });
  if (lines.start > 0 && text[lines.start - 1] !== '\n') return lines;
  const head = text.slice(0, lines.start).trimEnd().length;
  const headEnd = head === 0 ? 0 : text.indexOf('\n', head) + 1;
  const tail = text.slice(lines.end).trimStart();
  if (tail === '') return { start: headEnd, end: lines.end };
  const tailStart = text.lastIndexOf('\n', text.length - tail.length - 1) + 1;
  const isOpen = headEnd < lines.start || head === 0;
  return { start: lines.start, end: isOpen ? Math.max(tailStart, lines.end) : lines.end };
}

/** A stretch with its lines, if nothing else is on them; else with the space behind it. */
export function wholeLines(text: string, { start, end }: Span): Span {
  const lineStart = lineStartOf(text, start);
  const behind = /[ \t]*(\r?\n|\r|$)?/y;
  behind.lastIndex = end;
  const [space = '', lineEnd] = behind.exec(text) ?? [];
  const isFirst = text.slice(lineStart, start).trim() === '';
  if (isFirst && lineEnd !== undefined) return { start: lineStart, end: end + space.length };
  if (lineEnd === undefined) return { start, end: end + space.length };
  return { start: text.slice(0, start).trimEnd().length, end };
}

function lineStartOf(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

/** Behind the semicolon of a statement that ends here, if it has one. */
export function semicolonEnd(text: string, end: number): number {
  for (let at = end; at < text.length; ) {
    const token = readToken(text, at);
    at = token.end;
    if (token.kind === 'space' || token.kind === 'comment') continue;
    return text[token.start] === ';' ? token.end : end;
  }
  return end;
}

/** Where the comment begins that stands on the lines right above; the head of a file is none. */
export function commentStart(text: string, statementStart: number): number {
  let start = statementStart;
  for (;;) {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    if (lineStart === 0) return statementStart;
    const above = text.lastIndexOf('\n', lineStart - 2) + 1;
    if (!/^[ \t]*--/.test(text.slice(above, lineStart))) return start;
    start = above;
  }
}
