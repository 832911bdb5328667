/**
 * The properties in a definition of the catalogue, as the named groups of a pattern; undefined where it
 * is none of those that the pattern was written for, so that the definition is told as it stands.
 */
export function fields<Name extends string>(
  definition: string,
  pattern: RegExp,
): Readonly<Record<Name, string>> | undefined {
  const found = pattern.exec(definition)?.groups;
  if (!found) return undefined;
  const entries = Object.entries(found).map(([name, value]) => [name, value ?? '']);
  return Object.fromEntries(entries);
}
