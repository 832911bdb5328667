import { type BodyText, bodyText } from './bodyText.ts';
import { locateQueries } from './locateQueries.ts';
import type { Node } from './node.ts';
import type { Body, EmbeddedStatement, Statement, SyntaxProblem } from './parser.ts';
import { isOfSyntax, problemOffset } from './plpgsqlProblem.ts';
import { plpgsqlQueries } from './plpgsqlQueries.ts';

/** What a body is parsed with. */
export interface BodyParser {
  /** One query, whose text begins at an offset of the script. Throws where it does not parse. */
  statements(query: string, base: number): Statement[];
  /** What is wrong with SQL, at an offset in it. */
  problem(sql: string): SyntaxProblem | undefined;
  /** The tree of a CREATE FUNCTION or DO, or what is wrong with it. Never throws. */
  plpgsql(sql: string): { readonly tree: Node } | { readonly message: string };
}

/** A statement and the text that it was parsed from; `base` is where that begins in the script. */
export interface Carrier {
  readonly statement: Statement;
  readonly text: string;
  readonly base: number;
}

/** The body of a DO block, a function or a procedure; undefined where there is none to be parsed. Total. */
export function parseBody(carrier: Carrier, parser: BodyParser): Body | undefined {
  const { statement, text, base } = carrier;
  const found = bodyText(statement.node, text, (location) => statement.offsetAt(location) - base);
  if (!found) return undefined;
  const { language, inner } = found;
  const span = { start: base + inner.start, end: base + inner.end };
  const shown = { language, span, statements: [] };
  if (language === 'plpgsql') return { ...shown, ...plpgsql(carrier, found, parser) };
  if (statement.kind !== 'CreateFunctionStmt') return shown;
  const problem = parser.problem(found.code);
  return problem
    ? { ...shown, problem: { ...problem, offset: base + found.offsetOf(problem.offset) } }
    : shown;
}

function plpgsql(
  carrier: Carrier,
  body: BodyText,
  parser: BodyParser,
): Pick<Body, 'statements' | 'problem'> {
  const { statement, base } = carrier;
  const ask = (code: string) => parser.plpgsql(withCode(carrier, body, code));
  const result = ask(body.code);
  if ('tree' in result) {
    const isRun = statement.kind === 'DoStmt' && body.isVerbatim;
    return { statements: isRun ? embedded(result.tree, carrier, body, parser) : [] };
  }
  const { message } = result;
  if (!isOfSyntax(message)) return { statements: [] };
  const verdict = (code: string): string | undefined => {
    const said = ask(code);
    return 'message' in said ? said.message : undefined;
  };
  const at = problemOffset(body.code, message, verdict, (query) => parser.problem(query));
  return { statements: [], problem: { message, offset: base + body.offsetOf(at) } };
}

/** The statement with other code in it, in quotes that the code does not have. */
function withCode({ statement, text, base }: Carrier, { literal }: BodyText, code: string): string {
  let quote = '$code$';
  while (code.includes(quote)) quote = `${quote.slice(0, -1)}x$`;
  const { start, end } = statement.span;
  const before = text.slice(start - base, literal.start);
  return `${before}${quote}${code}${quote}${text.slice(literal.end, end - base)}`;
}

function embedded(
  tree: Node,
  { statement: block, base }: Carrier,
  { code, inner }: BodyText,
  parser: BodyParser,
): EmbeddedStatement[] {
  return locateQueries(code, plpgsqlQueries(tree)).flatMap((it) => {
    const first = base + inner.start + it.start;
    const shift = it.isPerform ? 'PERFORM'.length - 'SELECT'.length : 0;
    const inDo = { block, isGuarded: it.isGuarded };
    return statementsIn(it.query, first + shift, parser).map((found) => {
      const span = { start: first, end: found.span.end };
      return { ...found, span, inDo };
    });
  });
}

function statementsIn(query: string, base: number, parser: BodyParser): Statement[] {
  try {
    return parser.statements(query, base);
  } catch {
    return [];
  }
}
