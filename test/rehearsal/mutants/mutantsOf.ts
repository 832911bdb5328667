import { readToken, type Token } from '../../../src/sql/lexer.ts';
import type { Parser, Statement } from '../../../src/sql/parser.ts';

/** A script with one thing taken out of it. */
export interface Mutant {
  /** The line of the statement, and what was taken out. */
  readonly title: string;
  readonly text: string;
  /** The statement that was changed or taken away, as it was. */
  readonly original: string;
  /** True where the whole statement is gone. */
  readonly isWhole: boolean;
}

/** So many tokens, each pair of brackets counting as one, a clause may have. */
const LONGEST = 12;

/**
 * A mutant for each statement and for each clause of a script: what begins at a token, is as short as
 * can be, and can be missing without the parser's minding. What only says what holds anyway (`COLUMN`,
 * `AS`) leaves the same parse tree, and is none.
 */
export function mutantsOf(script: string, parser: Parser): Mutant[] {
  return parser.parse(script).statements.flatMap((statement) => {
    const { start, end } = statement.span;
    const line = script.slice(0, start).split('\n').length;
    const without = (from: number, to: number): Mutant => {
      const taken = script.slice(from, to).replaceAll(/\s+/g, ' ');
      const isWhole = from === start && to === end;
      const rest = isWhole ? '' : ` of ${opening(script, statement)}`;
      const text = `${script.slice(0, from)} ${script.slice(to)}`;
      return {
        title: `${line}: ${taken}${rest}`,
        text,
        original: script.slice(start, end),
        isWhole,
      };
    };
    const clauses = clausesOf(script.slice(start, end), parser);
    return [without(start, end), ...clauses.map(([from, to]) => without(start + from, start + to))];
  });
}

function opening(script: string, { span }: Statement): string {
  return script.slice(span.start, span.end).split(/\s+/).slice(0, 5).join(' ');
}

type Range = readonly [from: number, to: number];

function clausesOf(sql: string, parser: Parser): Range[] {
  const trees = new Set([treeOf(sql, parser)]);
  const found: Range[] = [];
  for (const units of unitsOf(sql)) {
    for (const [at, { start }] of units.entries()) {
      for (const { end } of units.slice(at, at + LONGEST)) {
        const tree = treeOf(`${sql.slice(0, start)} ${sql.slice(end)}`, parser);
        if (tree === undefined) continue;
        if (!trees.has(tree)) found.push([start, end]);
        trees.add(tree);
        break;
      }
    }
  }
  return found;
}

/** Undefined for what is no longer one statement. */
function treeOf(sql: string, parser: Parser): string | undefined {
  const { statements, problem } = parser.parse(sql);
  const [only] = statements;
  if (problem || !only || statements.length > 1) return undefined;
  return JSON.stringify([only.kind, only.node], (key, value: unknown) =>
    /location$|_len$/.test(key) ? undefined : value,
  );
}

/** The tokens of a statement, and those in each pair of brackets; outside of it the pair is one. */
function unitsOf(sql: string): Token[][] {
  const open: Token[][] = [[]];
  const done: Token[][] = [];
  for (let at = 0; at < sql.length; ) {
    const token = readToken(sql, at);
    at = token.end;
    if (token.kind === 'space' || token.kind === 'comment') continue;
    const char = sql.slice(token.start, token.end);
    if (char === ')' && open.length > 1) {
      done.push(open.pop() ?? []);
      const start = open.at(-1)?.pop()?.start ?? token.start;
      open.at(-1)?.push({ ...token, start });
      continue;
    }
    open.at(-1)?.push(token);
    if (char === '(') open.push([]);
  }
  return [...done, ...open];
}
