import type { Node } from './node.ts';
import type { Body, Statement } from './parser.ts';
import type { Span } from './span.ts';

/** What a statement is made of. */
interface Parts {
  readonly kind: string;
  readonly node: Node;
  offsetAt(location: number): number;
}

/**
 * A statement whose span is looked for when it is asked for: to scan them all took a third of the
 * time of parsing, and a run tells of few. It is a class because V8 gives each object literal with a
 * getter a shape of its own, which makes every look at a statement slow.
 */
export class LazyStatement implements Statement {
  readonly kind: string;
  readonly node: Node;
  readonly offsetAt: (location: number) => number;
  readonly body: (() => Body | undefined) | undefined;
  readonly #find: () => Span;
  #span: Span | undefined;

  /** `bodyOf`: for a statement that carries code. */
  constructor(
    { kind, node, offsetAt }: Parts,
    find: () => Span,
    bodyOf?: (statement: Statement) => () => Body | undefined,
  ) {
    this.kind = kind;
    this.node = node;
    this.offsetAt = offsetAt;
    this.#find = find;
    this.body = bodyOf?.(this);
  }

  get span(): Span {
    this.#span ??= this.#find();
    return this.#span;
  }
}
