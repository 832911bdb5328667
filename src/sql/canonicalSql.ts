import { readToken, type Token } from './lexer.ts';

/**
 * A text without what means nothing to PostgreSQL: comments, the spelling of white space, the case of
 * unquoted words, a byte order mark. Two texts of one canonical form are the same SQL; literals and
 * the bodies of functions must be the same to the byte.
 */
export function canonicalSql(text: string): string {
  let canonical = '';
  let left: Token | undefined;
  for (let at = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0; at < text.length; ) {
    const token = readToken(text, at);
    at = token.end;
    if (token.kind === 'space' || token.kind === 'comment') continue;
    canonical += (left ? gapBetween(text, left, token) : '') + spelling(text, token);
    left = token;
  }
  return canonical;
}

const BYTE_ORDER_MARK = '\ufeff';

function spelling(text: string, { kind, start, end }: Token): string {
  const spelt = text.slice(start, end);
  return kind === 'word' ? spelt.replaceAll(/[A-Z]+/g, (it) => it.toLowerCase()) : spelt;
}

/** A gap counts where its absence could read as another token, and a new line between two strings. */
function gapBetween(text: string, left: Token, right: Token): string {
  if (left.end === right.start || !couldMerge(text, left, right)) return '';
  const isStrings = left.kind === 'literal' && right.kind === 'literal';
  return isStrings && /[\n\r]/.test(text.slice(left.end, right.start)) ? '\n' : ' ';
}

/** Names, numbers and literals run together, and so do operators. */
function couldMerge(text: string, left: Token, right: Token): boolean {
  const [a, b] = [text.charAt(left.end - 1), text.charAt(right.start)];
  if (SEPARATORS.includes(a) || SEPARATORS.includes(b)) return false;
  return isOperator(left, a) === isOperator(right, b) || a === '.' || b === '.';
}

const SEPARATORS = '(),;[]';

function isOperator({ kind }: Token, char: string): boolean {
  return kind === 'symbol' && '+-*/<>=~!@#%^&|`?:.'.includes(char);
}
