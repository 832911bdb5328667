/** Ends what takes too long: PostgreSQL's own time limits are not heeded by the built-in one. */
export class Watchdog implements Disposable {
  readonly signal: AbortSignal;
  readonly #expiry = new AbortController();
  readonly #timer: NodeJS.Timeout;

  /** @param limit in milliseconds. */
  constructor(limit: number, signal: AbortSignal | undefined) {
    const { signal: expired } = this.#expiry;
    this.signal = signal ? AbortSignal.any([signal, expired]) : expired;
    this.#timer = setTimeout(() => this.#expiry.abort(), limit);
  }

  get hasExpired(): boolean {
    return this.#expiry.signal.aborted;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}
