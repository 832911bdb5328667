import { changeBetween } from './change.ts';
import { LazyStatement } from './lazyStatement.ts';
import type { Body, ParsedScript, Parser, Statement } from './parser.ts';
import type { Span } from './span.ts';

/** A text and what the parser made of it. */
export interface ParsedText {
  readonly text: string;
  readonly parsed: ParsedScript;
}

/** Parses a script after an edit: only the statements around the change, the others are moved with the text. */
export class Reparser {
  readonly #parser: Parser;
  /** What a statement was before it was moved, so that many edits do not make a long chain. */
  readonly #origins = new WeakMap<Statement, { readonly origin: Statement; readonly by: number }>();

  constructor(parser: Parser) {
    this.#parser = parser;
  }

  /** The same as `parser.parse(text)`, in less time. */
  parse(text: string, before: ParsedText): ParsedScript {
    if (before.text === text) return before.parsed;
    return this.#reparse(text, before) ?? this.#parser.parse(text);
  }

  /**
   * Undefined where the statements around the change cannot be told by themselves. Behind a semicolon
   * between statements PostgreSQL's lexer and grammar are as at the beginning of a script.
   */
  #reparse(text: string, before: ParsedText): ParsedScript | undefined {
    if (before.parsed.problem) return undefined;
    const { statements } = before.parsed;
    const { kept, first, start, end } = unchanged(text, before);
    const by = text.length - before.text.length;
    const changed = detached(text.slice(start, end === undefined ? text.length : end + by));
    const { statements: anew, problem } = this.#parser.parse(changed);
    if (problem || (end !== undefined && !endsWithSemicolon(anew, changed))) return undefined;
    return {
      statements: [
        ...statements.slice(0, kept),
        ...anew.map((it) => this.#moved(it, start)),
        ...statements.slice(first).map((it) => this.#moved(it, by)),
      ],
    };
  }

  #moved(statement: Statement, by: number): Statement {
    if (by === 0) return statement;
    const known = this.#origins.get(statement);
    const { origin, by: all } = known ? { ...known, by: known.by + by } : { origin: statement, by };
    const result = moved(origin, all);
    this.#origins.set(result, { origin, by: all });
    return result;
  }
}

/** What need not be parsed anew. */
interface Unchanged {
  /** So many statements at the beginning. */
  readonly kept: number;
  /** The first of the statements at the end; as many as there are: none. */
  readonly first: number;
  /** Behind the semicolon of the last one that is kept. */
  readonly start: number;
  /** In the text before, behind the semicolon in front of `first`; undefined at the text's end. */
  readonly end: number | undefined;
}

/** Cuts are made behind semicolons that follow their statement at once, on both sides of the change. */
function unchanged(text: string, before: ParsedText): Unchanged {
  const { statements } = before.parsed;
  const { prefix, suffix } = changeBetween(before.text, text);
  const cuts = statements.map(({ span }) =>
    before.text.charAt(span.end) === ';' ? span.end + 1 : undefined,
  );
  const last = cuts.findLastIndex((cut) => cut !== undefined && cut <= prefix);
  const behind = before.text.length - suffix;
  const next = cuts.findIndex((cut, at) => at > last && cut !== undefined && cut > behind);
  return {
    kept: last + 1,
    first: next < 0 ? statements.length : next + 1,
    start: cuts[last] ?? 0,
    end: cuts[next],
  };
}

/** Whether the last character is a semicolon behind the last statement, and not within a comment. */
function endsWithSemicolon(statements: readonly Statement[], text: string): boolean {
  return statements.at(-1)?.span.end === text.length - 1 && text.endsWith(';');
}

/** A slice of a text keeps the whole of it in memory, a copy does not. */
function detached(slice: string): string {
  return Buffer.from(slice, 'utf16le').toString('utf16le');
}

function moved(origin: Statement, by: number): Statement {
  const { kind, node, body } = origin;
  // What has no place in the text has -1 (PostgreSQL's `ParseLoc`).
  const offsetAt = (location: number): number =>
    location < 0 ? location : origin.offsetAt(location) + by;
  const find = (): Span => movedSpan(origin.span, by);
  const bodyOf = body && ((statement: Statement) => movedBody(body, by, statement));
  return new LazyStatement({ kind, node, offsetAt }, find, bodyOf);
}

function movedBody(
  body: () => Body | undefined,
  by: number,
  block: Statement,
): () => Body | undefined {
  let found: { readonly body: Body | undefined } | undefined;
  return () => {
    if (!found) {
      const origin = body();
      found = { body: origin && bodyAt(origin, by, block) };
    }
    return found.body;
  };
}

function bodyAt({ span, problem, statements, ...rest }: Body, by: number, block: Statement): Body {
  return {
    ...rest,
    span: movedSpan(span, by),
    ...(problem && { problem: { ...problem, offset: problem.offset + by } }),
    statements: statements.map((it) => ({
      ...moved(it, by),
      span: movedSpan(it.span, by),
      inDo: { ...it.inDo, block },
    })),
  };
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
