/** Work that is done one after the other, for each key apart. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /**
   * Does the work when all before it is done, whatever came of that. Resolves to undefined at once where
   * it is aborted before its turn has come: what is waited for may take a minute.
   */
  async take<Result>(
    key: string,
    work: () => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result | undefined> {
    const before = this.#last.get(key) ?? Promise.resolve();
    let hasBegun = false;
    const done = before.then(() => {
      if (signal?.aborted) return undefined;
      hasBegun = true;
      return work();
    });
    this.#last.set(
      key,
      done.catch(() => undefined),
    );
    await Promise.race([before, aborted(signal)]);
    return hasBegun ? await done : undefined;
  }
}

/** Never resolves where nothing is aborted. */
function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}
