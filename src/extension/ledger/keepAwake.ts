import type { Session } from '../../database/session.ts';

/**
 * Milliseconds a built-in database stays awake after its last use. A start takes a second, and every
 * save of a migration reads the ledger; awake it holds 0.4 GB of memory (design.md).
 */
const AWAKE = 120_000;

/** Sessions that do nothing but keep a built-in database from going to sleep between two uses. */
export class KeepAwake {
  readonly #kept = new Map<
    string,
    { readonly session: Promise<Session>; readonly timer: NodeJS.Timeout }
  >();

  /**
   * Starts the time anew; `open` is called where nothing keeps this database awake. What is kept is
   * the promise: of two who touch at once, the second must not open a session that nobody closes.
   */
  async touch(name: string, open: () => Promise<Session>): Promise<void> {
    const kept = this.#kept.get(name);
    clearTimeout(kept?.timer);
    const session = kept ? kept.session.then((it) => (it.ended ? open() : it), open) : open();
    this.#kept.set(name, { session, timer: setTimeout(() => void this.#let(name), AWAKE) });
    await session;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#kept.keys()].map((name) => this.#let(name)));
  }

  async #let(name: string): Promise<void> {
    const kept = this.#kept.get(name);
    this.#kept.delete(name);
    clearTimeout(kept?.timer);
    await kept?.session.then((session) => session.close()).catch(() => undefined);
  }
}
