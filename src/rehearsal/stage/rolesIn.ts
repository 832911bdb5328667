/** The roles that a statement names. They have no tag of their own in most places of a tree. */
export function rolesIn(node: unknown): string[] {
  const [left, names]: [unknown[], string[]] = [[node], []];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    if ('roletype' in next && 'rolename' in next) names.push(String(next.rolename));
    left.push(...Object.values(next));
  }
  return names;
}
