import type { TestContext } from 'node:test';
import pg from 'pg';
import { lockId } from '../../../src/engine/lock/lock.ts';

/** The key of the lock at which the migrations of a test stop, until the test lets them go on. */
const GATE = 7;

/** A migration that waits at the gate, in its transaction. */
export const WAITS_AT_GATE = `SELECT pg_advisory_xact_lock(${GATE});
CREATE TABLE IF NOT EXISTS gated (a int);
`;

/** Holds the gate, and sees who waits for what. */
export class LockWatch {
  readonly #client: pg.Client;

  private constructor(client: pg.Client) {
    this.#client = client;
  }

  /** With the gate closed. */
  static async open(t: TestContext, url: string): Promise<LockWatch> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    t.after(() => client.end());
    await client.query('SELECT pg_advisory_lock($1)', [GATE]);
    return new LockWatch(client);
  }

  async openGate(): Promise<void> {
    await this.#client.query('SELECT pg_advisory_unlock($1)', [GATE]);
  }

  /** Resolves to the backend that waits at the gate, as soon as so many do. */
  untilGated(count = 1): Promise<number> {
    return this.#untilWaiting(BigInt(GATE), count);
  }

  /** Resolves to the backend that waits for sqlx's lock, as soon as one does. */
  async untilLocked(): Promise<number> {
    return this.#untilWaiting(lockId(this.#client.database ?? ''));
  }

  async #untilWaiting(id: bigint, count = 1): Promise<number> {
    for (;;) {
      const { rows } = await this.#client.query(WAITING, [id.toString()]);
      if (rows.length >= count) return rows[0].pid;
    }
  }
}

/** Source: PostgreSQL's manual, "pg_locks": a key of 64 bits stands in two columns. */
const WAITING = `SELECT pid FROM pg_locks
  WHERE locktype = 'advisory' AND NOT granted AND objsubid = 1
    AND (classid::bigint << 32 | objid::bigint) = $1::bigint`;
