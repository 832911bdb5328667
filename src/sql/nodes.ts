import type { Node } from '@pgsql/types';

type Intersection<U> = (U extends unknown ? (it: U) => void : never) extends (it: infer I) => void
  ? I
  : never;

/** Every parse node by its tag, typed: `Nodes['IndexStmt']`. All fields are optional. */
export type Nodes = Intersection<Node>;

/** The tag of a parse node, such as `IndexStmt`. */
export type NodeTag = keyof Nodes;

/** The nodes of one kind in a list that may hold several, each without the wrapper that names it. */
export function nodesOf<Tag extends NodeTag>(
  list: readonly Node[] | undefined,
  tag: Tag,
): Nodes[Tag][] {
  const found: Nodes[Tag][] = [];
  for (const it of list ?? []) {
    const node = inner(it, tag);
    if (node) found.push(node);
  }
  return found;
}

/** The node in a wrapper, if it is of this kind. */
export function inner<Tag extends NodeTag>(
  node: Node | undefined,
  tag: Tag,
): Nodes[Tag] | undefined {
  return (node as Partial<Nodes> | undefined)?.[tag];
}

/** The words of a dotted name, or the strings of a list. */
export function wordsOf(list: readonly Node[] | undefined): string[] {
  return nodesOf(list, 'String').map((it) => it.sval ?? '');
}
