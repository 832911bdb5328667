import { changeBetween } from './change.ts';
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
        ...anew.map((it) => moved(it, start)),
        ...statements.slice(first).map((it) => moved(it, by)),
      ],
    };
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

function moved(statement: Statement, by: number): Statement {
  if (by === 0) return statement;
  if (!(statement instanceof MovedStatement)) return new MovedStatement(statement, by);
  return new MovedStatement(statement.origin, statement.by + by);
}

/**
 * A statement in a text that has grown or shrunk before it. It knows what it was at first, so that
 * many edits do not make a long chain.
 */
class MovedStatement implements Statement {
  readonly kind: string;
  readonly node: Statement['node'];
  readonly origin: Statement;
  readonly by: number;
  readonly body: Statement['body'];
  #span: Span | undefined;

  constructor(origin: Statement, by: number) {
    this.kind = origin.kind;
    this.node = origin.node;
    this.origin = origin;
    this.by = by;
    this.body = origin.body && movedBody(origin.body, by, this);
  }

  get span(): Span {
    this.#span ??= movedSpan(this.origin.span, this.by);
    return this.#span;
  }

  /** What has no place in the text has -1 (PostgreSQL's `ParseLoc`). */
  offsetAt(location: number): number {
    return location < 0 ? location : this.origin.offsetAt(location) + this.by;
  }
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
    statements: statements.map((it) => {
      const { kind, node, body, span } = moved(it, by);
      const offsetAt = (location: number): number =>
        location < 0 ? location : it.offsetAt(location) + by;
      return { kind, node, body, span, offsetAt, inDo: { ...it.inDo, block } };
    }),
  };
}

function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}
