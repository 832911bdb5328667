import { readToken } from './lexer.ts';
import { items, type Node, textOf } from './node.ts';
import type { Span } from './span.ts';

/** The code of a DO block or a routine as it stands in a text. */
export interface BodyText {
  readonly language: 'plpgsql' | 'sql';
  /** What PostgreSQL gets to see. */
  readonly code: string;
  /** The literal with its quotes. */
  readonly literal: Span;
  /** The code in the literal. */
  readonly inner: Span;
  /** True when the literal holds the code as it is: no quote is doubled, nothing is escaped. */
  readonly isVerbatim: boolean;
  /** The offset in the text of an offset in the code. */
  offsetOf(at: number): number;
}

/**
 * The body of a DoStmt or CreateFunctionStmt whose text begins at `start`; undefined for other
 * languages, for C's names of files, and where the literal cannot be found. `offsetAt` turns a
 * location of the parser into an offset in the text.
 */
export function bodyText(
  node: Node,
  text: string,
  offsetAt: (location: number) => number,
): BodyText | undefined {
  const options = [...items(node, 'args', 'DefElem'), ...items(node, 'options', 'DefElem')];
  const language = languageOf(options, 'args' in node);
  const as = options.find((it) => it['defname'] === 'as');
  const code = as && codeOf(as);
  if (!language || !as || code === undefined) return undefined;
  const literal = literalAt(text, offsetAt(Number(as['location'] ?? 0)));
  return literal && bodyOf(language, code, text, literal);
}

/** A DO block is PL/pgSQL if it does not say otherwise. */
function languageOf(options: readonly Node[], isDo: boolean): BodyText['language'] | undefined {
  const said = options.find((it) => it['defname'] === 'language');
  if (!said) return isDo ? 'plpgsql' : undefined;
  const arg = said['arg'] as { String?: Node } | undefined;
  const name = textOf(arg?.String ?? {}, 'sval')?.toLowerCase();
  return name === 'plpgsql' || name === 'sql' ? name : undefined;
}

function codeOf(as: Node): string | undefined {
  const { String: one, List: list } = as['arg'] as { String?: Node; List?: Node };
  if (one) return textOf(one, 'sval');
  const all = list ? items(list, 'items', 'String') : [];
  return all.length === 1 && all[0] ? textOf(all[0], 'sval') : undefined;
}

/** Behind the word AS. */
function literalAt(text: string, from: number): Span | undefined {
  for (let at = from; at < text.length; ) {
    const token = readToken(text, at);
    at = token.end;
    if (token.kind === 'literal') return { start: token.start, end: token.end };
    if (token.kind === 'symbol') return undefined;
  }
  return undefined;
}

function bodyOf(
  language: BodyText['language'],
  code: string,
  text: string,
  literal: Span,
): BodyText | undefined {
  const quote = /^(?:\$[^$]*\$|'|[eE]')/.exec(text.slice(literal.start, literal.start + 70))?.[0];
  if (quote === undefined) return undefined;
  const close = quote.startsWith('$') ? quote.length : 1;
  const inner = { start: literal.start + quote.length, end: literal.end - close };
  const written = text.slice(inner.start, inner.end);
  const isVerbatim = written === code;
  if (!isVerbatim && written.replaceAll("''", "'") !== code) return undefined;
  const doubled = isVerbatim ? [] : quotesIn(code);
  const offsetOf = (at: number): number =>
    inner.start + at + (isVerbatim ? 0 : countBefore(doubled, at));
  return { language, code, literal, inner, isVerbatim, offsetOf };
}

function quotesIn(code: string): number[] {
  return [...code.matchAll(/'/g)].map(({ index }) => index);
}

/** How many of the sorted offsets are less, by halving. */
function countBefore(sorted: readonly number[], at: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? at) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
