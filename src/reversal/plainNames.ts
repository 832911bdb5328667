import { sqlName } from '../lint/facts/sqlName.ts';
import { readToken } from '../sql/lexer.ts';

/** SQL whose names are quoted only where they must be. */
export function plainNames(sql: string): string {
  let written = '';
  for (let at = 0; at < sql.length; ) {
    const { end } = readToken(sql, at);
    const text = sql.slice(at, end);
    const isName = text.startsWith('"') && text.endsWith('"');
    written += isName ? sqlName(text.slice(1, -1).replaceAll('""', '"')) : text;
    at = end;
  }
  return written;
}
