/** A parse node, or a part of one, in libpg_query's JSON form. */
export type Node = Readonly<Record<string, unknown>>;

/** The node in a field, empty when there is none: protobuf leaves out what has its default value. */
export function child(node: Node, field: string): Node {
  const value = node[field];
  return isNode(value) ? value : {};
}

/** The nodes in a list field, each without the wrapper that names its kind. */
export function items(node: Node, field: string, kind: string): Node[] {
  const list = node[field];
  if (!Array.isArray(list)) return [];
  return list.map((it: unknown) => (isNode(it) ? it[kind] : undefined)).filter(isNode);
}

/** The text in a field, or undefined. */
export function textOf(node: Node, field: string): string | undefined {
  const value = node[field];
  return typeof value === 'string' ? value : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
