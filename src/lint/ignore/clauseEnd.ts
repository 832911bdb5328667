import { readToken } from '../../sql/lexer.ts';

/** Where a clause ends that begins at an offset: at its comma, its semicolon, or what closes it. */
export function clauseEnd(text: string, start: number, limit: number): number {
  let depth = 0;
  for (let at = start; at < limit; at = readToken(text, at).end) {
    const char = text[at] ?? '';
    if ('(['.includes(char)) depth++;
    if (')]'.includes(char)) depth--;
    if (depth < 0 || (depth === 0 && (char === ',' || char === ';'))) return at;
  }
  return limit;
}
