import { LazyStatement } from './lazyStatement.ts';
import type { Body, Statement } from './parser.ts';
import type { Span } from './span.ts';

/** A statement in a text that has grown, or shrunk, by so many UTF-16 units before it. */
export function moved(statement: Statement, by: number): Statement {
  if (by === 0) return statement;
  const move = statement instanceof LazyStatement ? statement.move : undefined;
  return movedFrom(move?.from ?? statement, (move?.by ?? 0) + by);
}

function movedFrom(from: Statement, by: number): Statement {
  const { kind, node, body } = from;
  // What has no place in the text has -1 (PostgreSQL's `ParseLoc`).
  const offsetAt = (location: number): number =>
    location < 0 ? location : from.offsetAt(location) + by;
  const find = (): Span => movedSpan(from.span, by);
  const bodyOf = body && ((block: Statement) => movedBody(body, by, block));
  return new LazyStatement({ kind, node, offsetAt }, find, bodyOf, { from, by });
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
