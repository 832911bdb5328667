import type { Difference } from './differences.ts';

/** The differences without the parts of what is itself there or gone: a table stands for its columns. */
export function wholes(found: readonly Difference[]): Difference[] {
  const whole = new Set(
    found
      .filter(({ kind, change }) => WHOLE.has(kind) && change !== 'changed')
      .map(({ change, identity }) => `${change} ${identity}`),
  );
  return found.filter(
    ({ change, parent }) => parent === undefined || !whole.has(`${change} ${parent}`),
  );
}

const WHOLE: ReadonlySet<string> = new Set(['table', 'view']);
