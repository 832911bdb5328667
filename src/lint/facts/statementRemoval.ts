import type { Statement } from '../../sql/parser.ts';
import { type Edit, replacement } from '../fix.ts';

/** Takes a statement out with its semicolon, and its lines where nothing else is on them. */
export function statementRemoval({ span }: Statement, text: string): Edit {
  const semicolon = skip(text, span.end, ' \t\r\n', 1);
  const end = text[semicolon] === ';' ? semicolon + 1 : span.end;
  const lineStart = skip(text, span.start - 1, ' \t', -1) + 1;
  const lineEnd = skip(text, end, ' \t\r', 1);
  const isAlone = isLineEdge(text[lineStart - 1]) && isLineEdge(text[lineEnd]);
  return isAlone
    ? replacement({ start: lineStart, end: Math.min(lineEnd + 1, text.length) }, '')
    : replacement({ start: span.start, end }, '');
}

function isLineEdge(char: string | undefined): boolean {
  return char === undefined || char === '\n';
}

/** The first offset, forwards or backwards, at which there is another character. */
function skip(text: string, from: number, chars: string, step: 1 | -1): number {
  let at = from;
  while (at >= 0 && at < text.length && chars.includes(text.charAt(at))) at += step;
  return at;
}
