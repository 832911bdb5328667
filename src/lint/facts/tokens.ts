import { readToken, type Token } from '../../sql/lexer.ts';
import type { Span } from '../../sql/span.ts';

/** The tokens of a stretch of a text, without space and comments; no more than `limit`, the first ones. */
export function tokensIn(
  text: string,
  { start, end }: Span,
  limit = Number.POSITIVE_INFINITY,
): Token[] {
  const tokens: Token[] = [];
  for (let at = start; at < end && tokens.length < limit; ) {
    const token = readToken(text, at);
    at = token.end;
    if (token.kind !== 'space' && token.kind !== 'comment') tokens.push(token);
  }
  return tokens;
}

/**
 * Where a series of keywords stands in a stretch of a text, whatever is between them in space and
 * comments: `findWords(text, span, 'add', 'column')`. Undefined when they are not there.
 */
export function findWords(text: string, span: Span, ...words: readonly string[]): Span | undefined {
  const last: Token[] = [];
  for (let at = span.start; at < span.end; ) {
    const token = readToken(text, at);
    at = token.end;
    if (token.kind === 'space' || token.kind === 'comment') continue;
    if (last.push(token) > words.length) last.shift();
    const [first = token] = last;
    if (
      last.length === words.length &&
      last.every((it, index) => isWord(text, it, words[index] ?? ''))
    )
      return { start: first.start, end: token.end };
  }
  return undefined;
}

/** Keywords are ASCII and compared without case. */
export function isWord(text: string, { kind, start, end }: Token, word: string): boolean {
  return kind === 'word' && text.slice(start, end).toLowerCase() === word.toLowerCase();
}

/** Cuts a stretch at its commas that stand in no parentheses or brackets; each part as it is written. */
export function commaParts(text: string, span: Span): Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let from: number | undefined;
  let to = span.start;
  for (let at = span.start; at < span.end; ) {
    const { kind, start, end } = readToken(text, at);
    at = end;
    if (kind === 'space' || kind === 'comment') continue;
    const char = text[start] ?? '';
    if (char === ',' && depth === 0) {
      if (from !== undefined) parts.push({ start: from, end: to });
      from = undefined;
      continue;
    }
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    from ??= start;
    to = end;
  }
  if (from !== undefined) parts.push({ start: from, end: to });
  return parts;
}

/** The last place of a keyword in a stretch of a text. */
export function lastWord(text: string, span: Span, word: string): Span | undefined {
  const found = tokensIn(text, span).findLast((it) => isWord(text, it, word));
  return found && { start: found.start, end: found.end };
}
