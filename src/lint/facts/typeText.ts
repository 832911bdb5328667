import type { TypeName } from '@pgsql/types';
import { wordsOf } from '../../sql/nodes.ts';
import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import { clauseSpan } from './clauseSpan.ts';
import { isWord, tokensIn } from './tokens.ts';

/**
 * A type's own name without schema `pg_catalog`, as PostgreSQL calls it inside: `int4` for `int` and
 * `integer`, `bpchar` for `char(3)`, `timestamptz`. `"char"` is `char`, `int4[]` is `int4`.
 */
export function typeName({ names }: TypeName): string {
  const words = wordsOf(names);
  return words.length === 2 && words[0] === 'pg_catalog' ? (words[1] ?? '') : words.join('.');
}

/**
 * Where a type is written, from its name to its modifiers: `timestamp(3) with time zone`, without
 * the brackets of an array. It reads no more than `most` UTF-16 units.
 */
export function typeSpan(
  type: TypeName,
  statement: Statement,
  text: string,
  most = Number.POSITIVE_INFINITY,
): Span {
  const start = statement.offsetAt(type.location ?? 0);
  const limit = Math.min(statement.span.end, start + most);
  const tokens = tokensIn(text, clauseSpan(text, start, limit));
  let end = tokens[0]?.end ?? start;
  for (let at = 1; at < tokens.length; at++) {
    const next = goesOn(text, tokens, at);
    if (next === undefined) break;
    at = next;
    end = tokens[at]?.end ?? end;
  }
  return { start, end };
}

/** The last token of what belongs to the type still, or undefined when the type has ended. */
function goesOn(text: string, tokens: ReturnType<typeof tokensIn>, at: number): number | undefined {
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (!before || !token) return undefined;
  const char = text[token.start];
  if (char === '.') return at + 1;
  if (char === '(') return closing(text, tokens, at);
  const words = CONTINUATIONS.find((it) => stands(it, text, tokens, at));
  return words && at + words.length - 1;
}

function stands(
  words: readonly string[],
  text: string,
  tokens: ReturnType<typeof tokensIn>,
  at: number,
): boolean {
  return words.every((word, index) => {
    const found = tokens[at + index];
    return found !== undefined && isWord(text, found, word);
  });
}

/** What may follow the first word of a type that has several. */
const CONTINUATIONS: readonly (readonly string[])[] = [
  ['precision'],
  ['varying'],
  ['with', 'time', 'zone'],
  ['without', 'time', 'zone'],
  ['character'],
  ['char'],
];

function closing(text: string, tokens: ReturnType<typeof tokensIn>, at: number): number {
  let depth = 0;
  for (let index = at; index < tokens.length; index++) {
    const char = text[tokens[index]?.start ?? 0];
    if (char === '(') depth++;
    if (char === ')' && --depth === 0) return index;
  }
  return tokens.length - 1;
}
