/**
 * The name that PostgreSQL gives to what has none, as `makeObjectName` does: parts that are too long
 * for 63 bytes are cut, the longer one first. Exact for ASCII.
 */
export function chosenName(table: string, columns: readonly string[], label: string): string {
  let [first, second] = [table, columns.join('_')];
  const room = LONGEST - label.length - 1 - (second === '' ? 0 : 1);
  while (first.length + second.length > room) {
    if (first.length > second.length) first = first.slice(0, -1);
    else second = second.slice(0, -1);
  }
  return [first, second, label].filter((it) => it !== '').join('_');
}

const LONGEST = 63;

/** The name, or the first of `name1`, `name2`, ... that is not taken. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  for (let number = 1; number < 100; number++) {
    if (!isTaken(`${name}${number}`)) return `${name}${number}`;
  }
  return `${name}_many`;
}
