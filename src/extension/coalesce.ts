/**
 * Makes one run out of many calls: never two at once, and every caller gets the result of a run
 * that began after its call.
 */
export function coalesce<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<unknown> | undefined;
  let next: Promise<Result> | undefined;
  const begin = () => {
    next = undefined;
    const result = work();
    running = result.catch(() => undefined).then(() => undefined);
    return result;
  };
  return () => {
    next ??= (running ?? Promise.resolve()).then(begin);
    return next;
  };
}
