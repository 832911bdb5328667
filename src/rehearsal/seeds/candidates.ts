import { sampleRegex } from './sampleRegex.ts';
import { arrayText } from './sampleValue.ts';

/**
 * Texts that a condition may have in mind for its columns: the values it names and their neighbours,
 * texts of the lengths and patterns it asks for, and some that fit many conditions. Most are of the
 * wrong type for a given column; PostgreSQL sorts them out. The likelier ones come first.
 */
export function candidatesFor(expressions: readonly string[]): string[] {
  const literals = expressions.flatMap(literalsIn);
  const numbers = expressions.flatMap(numbersIn);
  return [
    ...new Set([
      ...literals,
      ...expressions.flatMap(patternsIn),
      ...literals.flatMap(dayBeside),
      ...numbers.flatMap((it) => [it, it + 1, it - 1]).map(String),
      ...between(numbers).map(String),
      ...numbers.flatMap(textsOfLength),
      ...objects(expressions.join(' '), literals),
      ...literals.flatMap((it) => arrayText([it]) ?? []),
      ...ALWAYS,
    ]),
  ].slice(0, MOST);
}

const MOST = 120;

const ALWAYS = [
  ...['1', '2', '0', '-1', '10', '100', 'true', 'false', 'alpha', 'ALPHA', 'Alpha', 'alpha-beta'],
  ...['alpha_beta', 'a', 'ab', 'abc', 'A1', '', 'ada@example.com', 'https://example.com/', '/a'],
  ...['2099-01-01', '1999-01-01', '00ff', '1 day', '{}', '[]', '{"a": 1}', '["a"]', '{1}', '{a}'],
  ...['{1,2}', '{a,b}', '[1,10)', '[2001-01-01,2001-02-01)', '0.5', '1.5', '{1,2,3}'],
];

function literalsIn(expression: string): string[] {
  return [...expression.matchAll(/'((?:[^']|'')*)'/g)].map((it) => unescaped(it[1] ?? ''));
}

function unescaped(text: string): string {
  return text.replaceAll("''", "'").replaceAll('\\\\', '\\');
}

/** Numbers outside of literals and names; PostgreSQL writes negative ones in quotes, too. */
function numbersIn(expression: string): number[] {
  const inQuotes = literalsIn(expression).filter((it) => /^-?\d+(?:\.\d+)?$/.test(it));
  const bare = expression
    .replaceAll(/'(?:[^']|'')*'|"[^"]*"/g, ' ')
    .matchAll(/(?<![\w.])-?\d+(?:\.\d+)?\b/g);
  return [...inQuotes, ...[...bare].map((it) => it[0])].map(Number);
}

function between(numbers: readonly number[]): number[] {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted.slice(1).map((it, index) => Math.round((it + (sorted[index] ?? it)) / 2));
}

function textsOfLength(length: number): string[] {
  if (!Number.isInteger(length) || length < 1 || length > 1000) return [];
  return [
    ...['a', 'b', '0'].map((it) => it.repeat(length)),
    ...['a', 'b'].flatMap((it) => [it.repeat(length + 1), it.repeat(length - 1)]),
    arrayText(Array.from({ length: Math.min(length, 20) }, (_, n) => String(n + 1))) ?? '',
  ];
}

function dayBeside(literal: string): string[] {
  const time = /^\d{4}-\d\d-\d\d/.test(literal)
    ? Date.parse(`${literal.slice(0, 10)}T00:00:00Z`)
    : Number.NaN;
  if (Number.isNaN(time)) return [];
  return [1, -1, 2].map((days) => new Date(time + days * 86_400_000).toISOString().slice(0, 10));
}

/** What stands behind `~` and `LIKE`, as PostgreSQL writes them. */
function patternsIn(expression: string): string[] {
  const regexes = [...expression.matchAll(/ ~\*? '((?:[^']|'')*)'/g)];
  const likes = [...expression.matchAll(/ ~~\*? '((?:[^']|'')*)'/g)];
  const similar = [...expression.matchAll(/similar_to_escape\('((?:[^']|'')*)'/g)];
  return [
    ...[0, 1, 2].flatMap((nth) =>
      regexes.flatMap((it) => sampleRegex(unescaped(it[1] ?? ''), nth) ?? []),
    ),
    ...['a', 'b', 'c'].flatMap((letter) =>
      [...likes, ...similar].map((it) => unescaped(it[1] ?? '').replaceAll(/[%_]/g, letter)),
    ),
  ];
}

/** JSON objects with the keys that are asked for: texts, numbers, or the values that are named. */
function objects(expression: string, literals: readonly string[]): string[] {
  const keys = [...expression.matchAll(/(?:->>?|\?[&|]?) (?:ARRAY\[)?'((?:[^']|'')*)'/g)].map(
    (it) => it[1] ?? '',
  );
  if (keys.length === 0) return [];
  const values = [...literals.filter((it) => !keys.includes(it)), 'a', 1, true, [], {}];
  return values.map((value) => JSON.stringify(Object.fromEntries(keys.map((it) => [it, value]))));
}
