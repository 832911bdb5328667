import { readToken } from '../../sql/lexer.ts';
import { sqlName } from './sqlName.ts';

/** A dotted name as SQL writes it. */
export function dotted(names: readonly string[]): string {
  return names.map(sqlName).join('.');
}

/** A string as SQL writes it, `standard_conforming_strings` being on. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** SQL in the case of a keyword that is there already: in capitals, or all its words in small letters. */
export function inCaseOf(keyword: string, sql: string): string {
  if (!/^[^A-Z]*[a-z][^A-Z]*$/.test(keyword)) return sql;
  let result = '';
  for (let at = 0; at < sql.length; ) {
    const { kind, end } = readToken(sql, at);
    const text = sql.slice(at, end);
    result += kind === 'word' ? text.toLowerCase() : text;
    at = end;
  }
  return result;
}

/** The line end that a text uses, as its first line tells. */
export function lineEndOf(text: string): string {
  const end = text.indexOf('\n');
  if (end < 0) return text.includes('\r') ? '\r' : '\n';
  return text[end - 1] === '\r' ? '\r\n' : '\n';
}
