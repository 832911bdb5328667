import type { RangeVar } from '@pgsql/types';
import { readToken } from '../../sql/lexer.ts';

/** A name as SQL writes it: quoted where it is not in plain lower case. */
export function identifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** A dotted name as SQL writes it. */
export function dotted(names: readonly string[]): string {
  return names.map(identifier).join('.');
}

/** The name of a relation as SQL writes it. */
export function relationText({ schemaname, relname = '' }: RangeVar): string {
  return dotted(schemaname === undefined ? [relname] : [schemaname, relname]);
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

/** The line end that a text uses. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
