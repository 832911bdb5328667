import { isGap, readToken, type Token, tokenEnd } from '../../sql/lexer.ts';
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
  const [first = ''] = words;
  for (let at = span.start; at < span.end; ) {
    const end = tokenEnd(text, at);
    if (isWordAt(text, at, end, first)) {
      const last = seriesEnd(text, end, span.end, words);
      if (last !== undefined) return { start: at, end: last };
    }
    at = end;
  }
  return undefined;
}

/** Behind the first of the words: where the last one ends, if no other token is between them. */
function seriesEnd(
  text: string,
  from: number,
  limit: number,
  words: readonly string[],
): number | undefined {
  let found = 1;
  let last = from;
  for (let at = from; found < words.length && at < limit; ) {
    const end = tokenEnd(text, at);
    if (isWordAt(text, at, end, words[found] ?? '')) {
      found++;
      last = end;
    } else if (!isGap(text, at, end)) return undefined;
    at = end;
  }
  return found === words.length ? last : undefined;
}

/** Keywords are ASCII and compared without case. */
export function isWord(text: string, { start, end }: Token, word: string): boolean {
  return isWordAt(text, start, end, word);
}

function isWordAt(text: string, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  const isSame = text.slice(start, end).toLowerCase() === word.toLowerCase();
  return isSame && readToken(text, start).kind === 'word';
}

/** Cuts a stretch at its commas that stand in no parentheses or brackets; each part as it is written. */
export function commaParts(text: string, span: Span): Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let from: number | undefined;
  let to = span.start;
  for (let at = span.start; at < span.end; ) {
    const start = at;
    at = tokenEnd(text, start);
    if (isGap(text, start, at)) continue;
    const char = text[start] ?? '';
    if (char === ',' && depth === 0) {
      if (from !== undefined) parts.push({ start: from, end: to });
      from = undefined;
      continue;
    }
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') depth--;
    from ??= start;
    to = at;
  }
  if (from !== undefined) parts.push({ start: from, end: to });
  return parts;
}

/** The last place of a keyword in a stretch of a text. */
export function lastWord(text: string, span: Span, word: string): Span | undefined {
  const found = tokensIn(text, span).findLast((it) => isWord(text, it, word));
  return found && { start: found.start, end: found.end };
}
