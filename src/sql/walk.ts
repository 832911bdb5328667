import type { Nodes, NodeTag } from './nodes.ts';

/** What to do with a node of each kind. */
export type Visitors = { readonly [Tag in NodeTag]?: (node: Nodes[Tag]) => void };

/**
 * Visits a parse node and everything in it, outermost first, by the tags of the nodes. It keeps its
 * own list of what is still to be seen, so that no depth of a tree is too much for the stack.
 */
export function walk(node: unknown, visitors: Visitors): void {
  const left: unknown[] = [node];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const [tag, value] of Object.entries(next).reverse()) {
      if (typeof value !== 'object') continue;
      left.push(value);
      (visitors[tag as NodeTag] as ((it: unknown) => void) | undefined)?.(value);
    }
  }
}
