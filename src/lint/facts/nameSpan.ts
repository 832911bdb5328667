import { readToken } from '../../sql/lexer.ts';
import type { Span } from '../../sql/span.ts';

/**
 * Where a dotted name stands in a stretch of a text, as written: for nodes that tell no place. The
 * whole stretch if it is not there, as with an escape in the name.
 */
export function nameSpan(words: readonly string[], text: string, within: Span): Span {
  let start = within.start;
  let matched = 0;
  let wantsDot = false;
  for (let at = within.start; at < within.end; ) {
    const token = readToken(text, at);
    at = token.end;
    if (token.kind === 'space' || token.kind === 'comment') continue;
    const isDot = text[token.start] === '.';
    if (wantsDot && !isDot) matched = 0;
    if (isDot) wantsDot = false;
    else if (nameOf(text.slice(token.start, token.end)) === words[matched]) {
      if (matched === 0) start = token.start;
      matched++;
      wantsDot = true;
      if (matched === words.length) return { start, end: token.end };
    } else {
      matched = 0;
      wantsDot = false;
    }
  }
  return within;
}

/** Where the name ends that begins at an offset. */
export function nameEnd(text: string, start: number, limit: number): number {
  let end = start;
  let wantsName = true;
  for (let at = start; at < limit; ) {
    const token = readToken(text, at);
    at = token.end;
    if (token.kind === 'space' || token.kind === 'comment') continue;
    const isDot = text[token.start] === '.';
    if (!isDot && !wantsName) break;
    wantsName = isDot;
    end = token.end;
  }
  return end;
}

/** PostgreSQL folds what is not quoted to lower case, of ASCII. */
function nameOf(written: string): string {
  if (written.startsWith('"')) return written.slice(1, -1).replaceAll('""', '"');
  return written.replaceAll(/[A-Z]+/g, (it) => it.toLowerCase());
}
