/** Who asks for a lock; told from others by identity. */
export interface LockUser {
  readonly applicationName: string;
  readonly processId: number;
}

/** A holder and since when it has held the lock, in milliseconds since 1970. */
export interface HeldLock {
  readonly holder: LockUser;
  readonly since: number;
}

/**
 * Session-level advisory locks, kept outside PostgreSQL: all clients share PGlite's one session, so
 * its own are granted to everyone. As there, who takes a lock twice gives it back twice.
 */
export class AdvisoryLocks {
  readonly #held = new Map<string, HeldLock & { count: number }>();

  tryLock(id: string, holder: LockUser): boolean {
    const held = this.#held.get(id) ?? { holder, since: Date.now(), count: 0 };
    if (held.holder !== holder) return false;
    held.count += 1;
    this.#held.set(id, held);
    return true;
  }

  unlock(id: string, holder: LockUser): void {
    const held = this.#held.get(id);
    if (held?.holder !== holder) return;
    held.count -= 1;
    if (held.count === 0) this.#held.delete(id);
  }

  heldBy(id: string): HeldLock | undefined {
    return this.#held.get(id);
  }

  releaseAll(holder: LockUser): void {
    for (const [id, held] of this.#held) if (held.holder === holder) this.#held.delete(id);
  }
}
