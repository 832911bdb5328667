/** Names in a sentence: `"a"`, `"a" and "b"`, `"a", "b" and "c"`. */
export function listText(names: readonly string[]): string {
  const quoted = names.map((name) => `"${name}"`);
  const last = quoted.pop() ?? '';
  return quoted.length === 0 ? last : `${quoted.join(', ')} and ${last}`;
}
