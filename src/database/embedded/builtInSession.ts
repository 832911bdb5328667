import type {
  LockHolder,
  Message,
  Notice,
  PipelineOptions,
  Row,
  Session,
  TransactionStatus,
} from '../session.ts';
import type { Lease } from './lease.ts';

/**
 * A session on the embedded PostgreSQL. Statements go the way of every server; advisory locks, of
 * which PGlite's one session would grant each to everyone, are kept by the server's process.
 */
export class BuiltInSession implements Session {
  readonly #session: Session;
  readonly #lease: Lease;

  constructor(session: Session, lease: Lease) {
    this.#session = session;
    this.#lease = lease;
  }

  get processId(): number {
    return this.#session.processId;
  }

  get transactionStatus(): TransactionStatus {
    return this.#session.transactionStatus;
  }

  get ended(): boolean {
    return this.#session.ended;
  }

  query(sql: string, values?: readonly unknown[]): Promise<readonly Row[]> {
    return this.#session.query(sql, values);
  }

  script(sql: string): Promise<TransactionStatus> {
    return this.#session.script(sql);
  }

  rows(sql: string): Promise<readonly Row[]> {
    return this.#session.rows(sql);
  }

  /** Nothing is sent ahead: to take it back, PGlite would have to be ended. */
  pipeline(
    messages: readonly Message[],
    { onDone }: PipelineOptions = {},
  ): Promise<readonly number[]> {
    return this.#session.pipeline(messages, onDone && { onDone });
  }

  tryLock(id: bigint): Promise<boolean> {
    return this.#lease.tryLock(id);
  }

  unlock(id: bigint): Promise<void> {
    return this.#lease.unlock(id);
  }

  lockHolder(id: bigint): Promise<LockHolder | undefined> {
    return this.#lease.lockHolder(id);
  }

  /**
   * PGlite cannot be interrupted: what runs ends with the server's process, so the session is then
   * lost, and the next one recovers. What only waits for its turn is rejected with 57014.
   */
  cancel(): Promise<void> {
    return this.#session.cancel();
  }

  onNotice(listener: (notice: Notice) => void): () => void {
    return this.#session.onNotice(listener);
  }

  async close(): Promise<void> {
    try {
      await this.#session.close();
    } finally {
      await this.#lease.close();
    }
  }
}
