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
    if (Array.isArray(next)) {
      for (let at = next.length - 1; at >= 0; at--) left.push(next[at]);
      continue;
    }
    // By keys and not by entries: this loop is most of what some rules take.
    const tags = Object.keys(next);
    for (let at = tags.length - 1; at >= 0; at--) {
      const tag = tags[at] as NodeTag;
      const value = (next as Readonly<Record<string, unknown>>)[tag];
      if (typeof value !== 'object') continue;
      left.push(value);
      (visitors[tag] as ((it: unknown) => void) | undefined)?.(value);
    }
  }
}
