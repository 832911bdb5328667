import { readToken } from '../../sql/lexer.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import { statementAt } from '../facts/statementAt.ts';
import { clauseEnd } from './clauseEnd.ts';
import type { IgnoreComment } from './ignoreComment.ts';

/** Where findings are that a comment is about. */
export type Coverage = readonly Range[];

/** Where a finding must begin, both ends inclusive, and, if it is said, what it must reach beyond. */
export interface Range extends Span {
  readonly beyond?: number;
}

/** A script, as far as its comments care. */
export interface Commented {
  readonly text: string;
  readonly statements: readonly Statement[];
}

/**
 * What a comment is about: with code on its line, that line; by itself, the line of code below it,
 * other comments left aside. A statement that is there is covered as a whole; a comment inside a
 * statement is about the clause that follows it, and what reaches from before into that line. What is said of a file as a whole, before its first
 * statement, is covered by a comment there.
 */
export function coverageOf({ scope, span }: IgnoreComment, script: Commented): Coverage {
  const { text, statements } = script;
  if (scope === 'file') return [{ start: 0, end: text.length }];
  const line = lineAbout(text, span);
  const around = statementAt(statements, span.start);
  if (around && span.start < around.span.end && line.start > around.span.start) {
    const clause = { start: line.start, end: clauseEnd(text, line.start, around.span.end) };
    const reaching = { start: around.span.start, end: line.start, beyond: line.start };
    return [line, clause, reaching];
  }
  return [line, ...statementsOn(statements, line), ...headOf(span, script)];
}

/** The line that a comment is about. */
function lineAbout(text: string, { start, end }: Span): Span {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const ownEnd = endOfLine(text, end);
  const isAlone = isBlank(text.slice(lineStart, start)) && isBlank(text.slice(end, ownEnd));
  if (!isAlone) return { start: lineStart, end: ownEnd };
  const below = codeBelow(text, ownEnd + 1);
  return { start: below, end: endOfLine(text, below) };
}

/** The next line that is no comment's; a blank line is one, so nothing behind it is meant. */
function codeBelow(text: string, from: number): number {
  for (let at = from; ; ) {
    const indented = at + (/[ \t]*/.exec(text.slice(at, at + 200))?.[0].length ?? 0);
    const token = readToken(text, indented);
    const end = endOfLine(text, token.end);
    const isComment = indented < text.length && token.kind === 'comment';
    if (!isComment || !isBlank(text.slice(token.end, end))) return at;
    at = end + 1;
  }
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

/** The statements of which at least a part is on a line. */
function statementsOn(statements: readonly Statement[], line: Span): Span[] {
  const found: Span[] = [];
  for (let at = firstEndingAt(statements, line.start); at < statements.length; at++) {
    const span = statements[at]?.span;
    if (!span || span.start > line.end) break;
    found.push(span);
  }
  return found;
}

/** The index of the first statement that ends at an offset or later, by halving. */
function firstEndingAt(statements: readonly Statement[], offset: number): number {
  let [low, high] = [0, statements.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((statements[middle]?.span.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Findings about a file as a whole stand before its first statement, or at it. */
function headOf({ start }: Span, { text, statements: [first] }: Commented): Span[] {
  const end = first?.span.start ?? text.length;
  return start < end ? [{ start: 0, end: Math.max(0, end - 1) }] : [];
}
