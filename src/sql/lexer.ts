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
  const end = tokenEnd(text, start);
  return { kind: kindOf(text, start, end), start, end };
}

/** Where the token ends that begins at `start`, for those who read many: it makes no object. */
export function tokenEnd(text: string, start: number): number {
  const code = text.charCodeAt(start);
  if (isWordStart(code)) {
    const isEscapeString = isE(code) && text.charCodeAt(start + 1) === APOSTROPHE;
    return isEscapeString ? escapeStringEnd(text, start + 2) : wordEnd(text, start);
  }
  if (isSpace(code)) return spaceEnd(text, start);
  if (code === QUOTE) return quotedEnd(text, '"', start + 1);
  if (code === APOSTROPHE) return quotedEnd(text, "'", start + 1);
  if (code === DASH && text.charCodeAt(start + 1) === DASH) return lineEnd(text, start);
  if (code === SLASH && text.charCodeAt(start + 1) === STAR) return blockEnd(text, start);
  if (code === DOLLAR) return dollarEnd(text, start);
  if (isDigit(code)) return tagEnd(text, start);
  return Math.min(start + 1, text.length);
}

/** Whether a token is space or a comment, which parts tokens and means nothing. */
export function isGap(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  return isSpace(code) || (end - start > 1 && (code === DASH || code === SLASH));
}

function kindOf(text: string, start: number, end: number): TokenKind {
  const code = text.charCodeAt(start);
  if (isWordStart(code))
    return text.charCodeAt(start + 1) === APOSTROPHE && isE(code) ? 'literal' : 'word';
  if (isSpace(code) || end === start) return 'space';
  if (code === QUOTE || code === APOSTROPHE) return 'literal';
  // Alone they are symbols.
  if (end - start === 1) return 'symbol';
  if (code === DASH || code === SLASH) return 'comment';
  return code === DOLLAR ? 'literal' : 'symbol';
}

const QUOTE = 34;
const DOLLAR = 36;
const APOSTROPHE = 39;
const STAR = 42;
const DASH = 45;
const SLASH = 47;

function isE(code: number): boolean {
  return code === 101 || code === 69;
}

/** Blank, tab, line feed, vertical tab, form feed, carriage return. */
function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function spaceEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isSpace(text.charCodeAt(end))) end++;
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
  while (at < text.length && (isSpace(text.charCodeAt(at)) || text.startsWith('--', at)))
    at = tokenEnd(text, at);
  return text[at] === "'" && /[\n\r]/.test(text.slice(from, at)) ? at + 1 : undefined;
}

/** `$$`, `$tag$`, or the sign of a parameter such as `$1`. */
function dollarEnd(text: string, start: number): number {
  const end = isWordStart(text.charCodeAt(start + 1)) ? tagEnd(text, start + 1) : start + 1;
  if (text.charCodeAt(end) !== DOLLAR) return start + 1;
  return after(text, text.slice(start, end + 1), end + 1);
}

/** The end of letters and digits. A number ends here too, since a dollar after it may open a string. */
function tagEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isTagPart(text.charCodeAt(end))) end++;
  return end;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isWordPart(text.charCodeAt(end))) end++;
  return end;
}

function isWordStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 128;
}

function isTagPart(code: number): boolean {
  return isWordStart(code) || isDigit(code);
}

function isWordPart(code: number): boolean {
  return isTagPart(code) || code === DOLLAR;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
