import type { Loss } from './loss.ts';
import type { SeenRows } from './seenRows.ts';

type Values = readonly (string | null)[];

/**
 * What is gone of the rows of tables, which have the same columns before and after. A row is found
 * again by its key, or else by what is alike in it; rows that have come are no loss.
 */
export function lossesBetween(before: readonly SeenRows[], after: readonly SeenRows[]): Loss[] {
  return before.flatMap((seen, index) => lossesOf(seen, after[index]?.rows ?? []));
}

function lossesOf({ table, columns, rows }: SeenRows, after: readonly Values[]): Loss[] {
  const key = table.key.map((name) => columns.indexOf(name));
  const pairs = paired(rows, after, key);
  const gone = rows.length - pairs.length;
  const lost: Loss[] = gone > 0 ? [{ table: table.name, rows: gone }] : [];
  for (const [index, column] of columns.entries()) {
    const changed = pairs.filter(([old, now]) => old[index] !== now[index]).length;
    if (changed > 0) lost.push({ table: table.name, column, rows: changed });
  }
  return lost;
}

/** Rows with what has become of them: first those that are the same, then by key, then by likeness. */
function paired(
  before: readonly Values[],
  after: readonly Values[],
  key: readonly number[],
): (readonly [Values, Values])[] {
  const left = new Set(after);
  const pairs: (readonly [Values, Values])[] = [];
  let open = before;
  const match = (isSame: (old: Values, now: Values) => boolean): void => {
    open = open.filter((old) => {
      const now = [...left].find((it) => isSame(old, it));
      if (!now) return true;
      left.delete(now);
      pairs.push([old, now]);
      return false;
    });
  };
  match((old, now) => old.every((value, index) => value === now[index]));
  if (key.length > 0) match((old, now) => key.every((index) => old[index] === now[index]));
  match((old, now) => likeness(old, now) * 2 >= Math.max(old.length, 1));
  return pairs;
}

function likeness(old: Values, now: Values): number {
  return old.filter((value, index) => value === now[index]).length;
}
