import { applyEdits } from '../lint/applyEdits.ts';
import type { Statement } from '../sql/parser.ts';

/** A script without some of its statements, and without the comments right above these. */
export function withoutStatements(text: string, statements: readonly Statement[]): string {
  const edits = statements.map(({ span: { start, end } }) => ({
    kind: 'replace' as const,
    span: { start: commentedFrom(text, start), end: behind(text, end) },
    text: '',
  }));
  return applyEdits(text, edits);
}

function commentedFrom(text: string, start: number): number {
  const above = /(?:(?<![^\n])[ \t]*--[^\n]*\n)*[ \t]*$/.exec(text.slice(0, start));
  return above?.index ?? start;
}

/** With the semicolon and the blank lines. */
function behind(text: string, end: number): number {
  return end + (/^\s*;?\s*/.exec(text.slice(end))?.[0].length ?? 0);
}
