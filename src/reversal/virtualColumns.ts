import { readToken } from '../sql/lexer.ts';

/** A statement that makes columns, some of which are worked out as they are read: pg-delta stores all. */
export function withVirtual(sql: string, columns: readonly string[]): string {
  return columns.reduce(oneVirtual, sql);
}

function oneVirtual(sql: string, column: string): string {
  const name = sql.indexOf(`"${column.replaceAll('"', '""')}" `);
  const start = name < 0 ? -1 : sql.indexOf(GENERATED, name);
  if (start < 0) return sql;
  const end = closingEnd(sql, start + GENERATED.length);
  return sql.slice(0, end) + sql.slice(end).replace(/^ STORED\b/, ' VIRTUAL');
}

const GENERATED = ' GENERATED ALWAYS AS (';

/** Behind the bracket that closes one which is open at the start. */
function closingEnd(sql: string, start: number): number {
  let depth = 1;
  let at = start;
  while (at < sql.length && depth > 0) {
    if (sql[at] === '(') depth += 1;
    if (sql[at] === ')') depth -= 1;
    at = readToken(sql, at).end;
  }
  return at;
}
