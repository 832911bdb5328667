export type TokenKind = 'space' | 'comment' | 'word' | 'literal' | 'symbol';

/** A stretch of SQL that its neighbours cannot change the meaning of. Offsets are UTF-16. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

/**
 * The token that begins at `start`, by the rules of PostgreSQL's scanner (`scan.l`) with
 * `standard_conforming_strings` on. Total: what is not terminated reaches to the end of the text.
 * It knows no numbers and no operators, since neither can hide a semicolon.
 */
export function readToken(text: string, start: number): Token {
  const char = text[start] ?? '';
  const next = text[start + 1];
  if (SPACE.includes(char)) return { kind: 'space', start, end: spaceEnd(text, start) };
  if (char === '-' && next === '-') return { kind: 'comment', start, end: lineEnd(text, start) };
  if (char === '/' && next === '*') return { kind: 'comment', start, end: blockEnd(text, start) };
  if (char === "'" || char === '"')
    return { kind: 'literal', start, end: quotedEnd(text, char, start + 1) };
  if ((char === 'e' || char === 'E') && next === "'") {
    return { kind: 'literal', start, end: escapeStringEnd(text, start + 2) };
  }
  if (char === '$') return dollarToken(text, start);
  if (isWordStart(text.charCodeAt(start)))
    return { kind: 'word', start, end: wordEnd(text, start) };
  return { kind: 'symbol', start, end: isDigit(char) ? tagEnd(text, start) : start + 1 };
}

const SPACE = ' \t\n\r\f\v';

function spaceEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && SPACE.includes(text.charAt(end))) end++;
  return end;
}

function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

/** Block comments nest, other than in most languages. */
function blockEnd(text: string, start: number): number {
  const edge = /\/\*|\*\//g;
  edge.lastIndex = start + 2;
  for (let depth = 1; depth > 0; ) {
    const match = edge.exec(text);
    if (!match) return text.length;
    depth += match[0] === '/*' ? 1 : -1;
  }
  return edge.lastIndex;
}

function after(text: string, delimiter: string, from: number): number {
  const found = text.indexOf(delimiter, from);
  return found < 0 ? text.length : found + delimiter.length;
}

/** A doubled quote stands for itself. */
function quotedEnd(text: string, quote: string, from: number): number {
  let end = after(text, quote, from);
  while (text[end] === quote) end = after(text, quote, end + 1);
  return end;
}

/** `E'...'`: a backslash takes the next character with it, also in the parts that continue it. */
function escapeStringEnd(text: string, from: number): number {
  const edge = /\\|'/g;
  edge.lastIndex = from;
  for (let match = edge.exec(text); match; match = edge.exec(text)) {
    if (match[0] === '\\' || text[edge.lastIndex] === "'") edge.lastIndex++;
    else {
      const continued = continuation(text, edge.lastIndex);
      if (continued === undefined) return edge.lastIndex;
      edge.lastIndex = continued;
    }
  }
  return text.length;
}

/** Strings on different lines are one string: the offset after the next opening quote. */
function continuation(text: string, from: number): number | undefined {
  let at = from;
  while (SPACE.includes(text[at] ?? '?') || text.startsWith('--', at)) at = readToken(text, at).end;
  return text[at] === "'" && /[\n\r]/.test(text.slice(from, at)) ? at + 1 : undefined;
}

/** `$$`, `$tag$`, or the sign of a parameter such as `$1`. */
function dollarToken(text: string, start: number): Token {
  const end = isWordStart(text.charCodeAt(start + 1)) ? tagEnd(text, start + 1) : start + 1;
  if (text[end] !== '$') return { kind: 'symbol', start, end: start + 1 };
  const delimiter = text.slice(start, end + 1);
  return { kind: 'literal', start, end: after(text, delimiter, end + 1) };
}

/** The end of letters and digits. A number ends here too, since a dollar after it may open a string. */
function tagEnd(text: string, start: number): number {
  let end = start;
  while (isTagPart(text.charCodeAt(end))) end++;
  return end;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (isTagPart(text.charCodeAt(end)) || text[end] === '$') end++;
  return end;
}

function isWordStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 128;
}

function isTagPart(code: number): boolean {
  return isWordStart(code) || (code >= 48 && code <= 57);
}

function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}
