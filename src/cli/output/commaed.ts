/** Items of a list in JSON: a comma behind each but the last. */
export function* commaed(items: Iterable<string>): Iterable<string> {
  let last: string | undefined;
  for (const it of items) {
    if (last !== undefined) yield `${last},`;
    last = it;
  }
  if (last !== undefined) yield last;
}
