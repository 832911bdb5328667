import type { Node } from './node.ts';
import type { Body, Statement } from './parser.ts';
import type { Span } from './span.ts';

/** What a statement is made of. */
interface Parts {
  readonly kind: string;
  readonly node: Node;
  offsetAt(location: number): number;
}

/** What a statement was at first, and how far it is from there, so that many edits make no long chain. */
interface Move {
  readonly from: Statement;
  readonly by: number;
}

/**
 * A statement whose span is looked for when it is asked for: to scan them all took a third of the
 * time of parsing, and a run tells of few. It is a class because V8 gives each object literal with a
 * getter a shape of its own, which makes every look at a statement slow; and one class, since code that
 * knows one shape is compiled anew for the second one, which the first edits of a file waited for.
 */
export class LazyStatement implements Statement {
  readonly kind: string;
  readonly node: Node;
  readonly offsetAt: (location: number) => number;
  readonly body: (() => Body | undefined) | undefined;
  readonly move: Move | undefined;
  readonly #find: () => Span;
  #span: Span | undefined;

  /** `bodyOf`: for a statement that carries code. `move`: for one that stood elsewhere before an edit. */
  constructor(
    { kind, node, offsetAt }: Parts,
    find: () => Span,
    bodyOf?: (statement: Statement) => () => Body | undefined,
    move?: Move,
  ) {
    this.kind = kind;
    this.node = node;
    this.offsetAt = offsetAt;
    this.move = move;
    this.#find = find;
    this.body = bodyOf?.(this);
  }

  get span(): Span {
    this.#span ??= this.#find();
    return this.#span;
  }
}
