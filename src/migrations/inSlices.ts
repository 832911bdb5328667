import { setImmediate } from 'node:timers/promises';

/** Milliseconds after which others get their turn: half of a frame. */
const SLICE = 8;

/** Works on all items in order, and lets the event loop go on between slices of time. */
export async function inSlices<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  let sliceStart = performance.now();
  for (const item of items) {
    results.push(work(item));
    if (performance.now() - sliceStart < SLICE) continue;
    await setImmediate();
    sliceStart = performance.now();
  }
  return results;
}
