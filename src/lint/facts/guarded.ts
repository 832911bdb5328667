import { readToken } from '../../sql/lexer.ts';
import { inCaseOf } from './sqlText.ts';

/** How a statement is kept from failing when its work is done already. */
export type Guard =
  /** It runs only where the condition holds. */
  | { readonly condition: string }
  /** These errors of PostgreSQL, `a OR b`, are taken for success. */
  | { readonly rescue: string };

/**
 * A statement, without its semicolon, in a DO block that runs it only if there is something to do; one
 * that is in a block already stands behind an IF, or in a block inside of that. `newLine`: a line end,
 * and the indentation of the statement.
 */
export function guarded(
  statement: string,
  guard: Guard,
  newLine: string,
  isInBlock = false,
): string {
  const [before, after, depth] = (isInBlock ? inside : around)(guard, tagFor(statement));
  const [keyword = ''] = /^\w+/.exec(statement) ?? [];
  const written = (sql: string): string =>
    sql
      .split('\n')
      .map((line) => inCaseOf(keyword, line))
      .join(newLine);
  const space = ' '.repeat(depth);
  return `${written(before)}${space}${indented(statement, space)};${newLine}${written(after)}`;
}

type Frame = readonly [before: string, after: string, depth: number];

function around(guard: Guard, tag: string): Frame {
  if ('condition' in guard)
    return [`DO ${tag}\nBEGIN\n    IF ${guard.condition} THEN\n`, `    END IF;\nEND\n${tag}`, 8];
  return [`DO ${tag}\nBEGIN\n`, `EXCEPTION\n    WHEN ${guard.rescue} THEN NULL;\nEND\n${tag}`, 4];
}

function inside(guard: Guard): Frame {
  if ('condition' in guard)
    return [`IF ${guard.condition.replaceAll('\n    ', '\n')} THEN\n`, 'END IF', 4];
  return ['BEGIN\n', `EXCEPTION\n    WHEN ${guard.rescue} THEN NULL;\nEND`, 4];
}

/** A dollar quote that does not end inside the text. */
function tagFor(text: string): string {
  for (let number = 1; ; number++) {
    const tag = number === 1 ? '$do$' : `$do${number}$`;
    if (!text.includes(tag)) return tag;
  }
}

/** With more space before its lines, but for those that begin inside a string. */
function indented(text: string, space: string): string {
  let result = '';
  for (let at = 0; at < text.length; ) {
    const { kind, end } = readToken(text, at);
    const piece = text.slice(at, end);
    result += kind === 'space' ? piece.replaceAll(/\n(?=[^\n]*$)/g, `\n${space}`) : piece;
    at = end;
  }
  return result;
}
