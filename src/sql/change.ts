/** What lies between what is the same at the beginning and at the end of two texts. */
export interface Change {
  /** UTF-16 units that are the same at the beginning. */
  readonly prefix: number;
  /** Units that are the same at the end, none of them in the prefix. */
  readonly suffix: number;
}

/** Where a text has changed, as one stretch. */
export function changeBetween(before: string, after: string): Change {
  const prefix = commonPrefix(before, after);
  return { prefix, suffix: commonSuffix(before, after, prefix) };
}

/** By halving: to compare two slices costs little, and a loop over the units ten times as much. */
function commonPrefix(a: string, b: string): number {
  return largest(
    Math.min(a.length, b.length),
    (from, to) => a.slice(from, to) === b.slice(from, to),
  );
}

function commonSuffix(a: string, b: string, prefix: number): number {
  return largest(
    Math.min(a.length, b.length) - prefix,
    (from, to) =>
      a.slice(a.length - to, a.length - from) === b.slice(b.length - to, b.length - from),
  );
}

/** The largest length up to which all is the same; `isSame` is asked of stretches. */
function largest(most: number, isSame: (from: number, to: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isSame(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
