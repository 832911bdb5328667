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

function commonPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}

function commonSuffix(a: string, b: string, prefix: number): number {
  const most = Math.min(a.length, b.length) - prefix;
  let length = 0;
  while (
    length < most &&
    a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)
  )
    length++;
  return length;
}
