import { readToken } from './lexer.ts';

/** What the parser says of some PL/pgSQL code: what is wrong with it, or undefined. */
export type Verdict = (code: string) => string | undefined;

/** What the parser says of a query: what is wrong with it, and where in the query. */
export type QueryVerdict = (query: string) => { message: string; offset: number } | undefined;

/**
 * Whether a complaint is about the code alone. libpg_query has no catalog: what it says of types,
 * of the variables of composite types and of RETURN may be its own fault.
 */
export function isOfSyntax(message: string): boolean {
  return [FOUND_BY_GRAMMAR, UNKNOWN_VARIABLE, CHECKED].some((it) => it.test(message));
}

const FOUND_BY_GRAMMAR = / at or near "| at end of (input|SQL expression)$|^memory exhausted/;

/** A field of a variable whose type only the catalog tells is unknown to libpg_query, too. */
const UNKNOWN_VARIABLE = /^"([^."]*)" is not a known variable$/;

/** What it knows without a catalog. PostgreSQL tells no place of the last ones: that is RAISE's. */
const CHECKED =
  /^(duplicate declaration |unrecognized exception condition |too (few|many) parameters specified for RAISE)/;

/**
 * The offset in the code of what a message is about, since libpg_query tells none: code that is cut
 * behind the piece where the parser stopped is rejected with the same words, cut before it is not.
 */
export function problemOffset(
  code: string,
  message: string,
  verdict: Verdict,
  ofQuery: QueryVerdict,
): number {
  if (message.startsWith('unexpected end'))
    return significant(code, 0, code.length).at(-1)?.[0] ?? 0;
  const pieces = cuts(code);
  const sentinel = message.endsWith('near ")"') ? ']' : ')';
  const isFine = (end: number): boolean =>
    verdict(`${code.slice(0, end)} ${sentinel}`)?.endsWith(`at or near "${sentinel}"`) ?? true;
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isFine(pieces[middle] ?? code.length)) low = middle + 1;
    else high = middle;
  }
  const start = low === 0 ? 0 : (pieces[low - 1] ?? 0);
  const end = pieces[low] ?? code.length;
  return inPiece(code, { start, end }, message, verdict, ofQuery);
}

/** Behind each semicolon. */
function cuts(code: string): number[] {
  const found: number[] = [];
  for (let at = 0; at < code.length; ) {
    const { start, end } = readToken(code, at);
    if (code[start] === ';') found.push(end);
    at = end;
  }
  return found;
}

/** More tokens than this are not tried one by one. */
const MOST = 100;

function inPiece(
  code: string,
  { start, end }: { start: number; end: number },
  message: string,
  verdict: Verdict,
  ofQuery: QueryVerdict,
): number {
  const variable = UNKNOWN_VARIABLE.exec(message)?.[1];
  const near =
    variable ??
    /(?:at or near|condition) "([\s\S]*)"$|(RAISE)$/.exec(message)?.slice(1).find(Boolean);
  const all = significant(code, start, end);
  const tokens = all.slice(0, MOST);
  const isNear = (from: number): boolean =>
    near !== undefined &&
    (code.startsWith(near, from) ||
      code.startsWith(`"${near}"`, from) ||
      (near === 'RAISE' && /^raise/i.test(code.slice(from, from + 5))));
  const named = tokens.filter(([from]) => isNear(from));
  if (variable !== undefined)
    return (named.find(([, to]) => isAssigned(code, to)) ?? named[0])?.[0] ?? start;
  const stopped = named.find(([, to]) => verdict(code.slice(0, to)) === message);
  if (stopped) return stopped[0];
  const stop = code[end - 1] === ';' ? end - 1 : end;
  for (const [from] of tokens) {
    const found = ofQuery(code.slice(from, stop));
    if (found?.message === message && found.offset > 0) return from + found.offset;
  }
  return (named.at(-1) ?? (near === undefined ? all.at(-1) : tokens[0]))?.[0] ?? start;
}

function isAssigned(code: string, end: number): boolean {
  return /^[\s\w.[\]]*:?=/.test(code.slice(end, end + 200));
}

function significant(code: string, from: number, to: number): [number, number][] {
  const tokens: [number, number][] = [];
  for (let at = from; at < to; ) {
    const { kind, start, end } = readToken(code, at);
    if (kind !== 'space' && kind !== 'comment') tokens.push([start, end]);
    at = end;
  }
  return tokens;
}
