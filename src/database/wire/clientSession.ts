import { advisoryLockHolder, releaseAdvisoryLock, tryAdvisoryLock } from '../advisoryLock.ts';
import { DatabaseError } from '../failure.ts';
import type {
  LockHolder,
  Message,
  Notice,
  PipelineOptions,
  Row,
  Session,
  TransactionStatus,
} from '../session.ts';
import type { ConnectionParameters } from '../target.ts';
import { isErrorResponse, lostConnection, serverError } from './pgErrors.ts';

/** What a session needs of pg's client. */
export interface Client {
  readonly processId: number;
  statement(sql: string, values: readonly unknown[]): Promise<readonly Row[]>;
  script(sql: string): Promise<void>;
  rows(sql: string): Promise<readonly Row[]>;
  /** Rejects when the server is ready again, or gone. */
  pipeline(messages: readonly Message[], options: PipelineOptions): Promise<readonly number[]>;
  /** What was sent ahead with the last pipeline, if anything. */
  readonly ahead: Ahead | undefined;
  /** ReadyForQuery's letter. */
  status(): 'I' | 'T' | 'E' | null;
  cancel(): Promise<void>;
  end(): Promise<void>;
  /** Closes without a word. */
  destroy(): void;
  onReady(listener: () => void): void;
  onNotice(listener: (notice: Notice) => void): void;
  /** An error that belongs to no statement. */
  onError(listener: (error: Error) => void): void;
  onEnd(listener: () => void): void;
}

/** Messages that were sent before their turn. */
export interface Ahead {
  isTakenUpBy(messages: readonly Message[]): boolean;
  /** Resolves when the server is ready again, or gone. */
  stop(): Promise<void>;
}

/** Milliseconds that a server has to say goodbye. */
const GOODBYE = 1000;

const STATUS = { I: 'idle', T: 'open', E: 'failed' } as const;

/** The Session over a started client: one statement at a time, in the order of the calls. */
export class ClientSession implements Session {
  readonly processId: number;
  readonly #client: Client;
  readonly #parameters: ConnectionParameters;
  readonly #listeners = new Set<(notice: Notice) => void>();
  #waiting: (() => void)[] = [];
  #last: Promise<unknown> = Promise.resolve();
  #ended = false;
  #closed: Promise<void> | undefined;
  #loss: Error | undefined;

  constructor(client: Client, parameters: ConnectionParameters) {
    this.processId = client.processId;
    this.#client = client;
    this.#parameters = parameters;
    client.onReady(() => this.#answered());
    client.onNotice((notice) => {
      for (const listener of this.#listeners) listener(notice);
    });
    client.onError((error) => {
      this.#loss ??= error;
      client.destroy();
    });
    client.onEnd(() => {
      this.#ended = true;
      this.#answered();
    });
  }

  get ended(): boolean {
    return this.#ended;
  }

  get transactionStatus(): TransactionStatus {
    return this.#ended || this.#client.ahead ? 'idle' : STATUS[this.#client.status() ?? 'I'];
  }

  query(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return this.#inTurn(() => this.#client.statement(sql, values));
  }

  async script(sql: string): Promise<TransactionStatus> {
    return this.#inTurn(async () => {
      await this.#client.script(sql);
      return this.transactionStatus;
    });
  }

  rows(sql: string): Promise<readonly Row[]> {
    return this.#inTurn(() => this.#client.rows(sql));
  }

  pipeline(
    messages: readonly Message[],
    options: PipelineOptions = {},
  ): Promise<readonly number[]> {
    return this.#inTurn(() => this.#client.pipeline(messages, options), messages);
  }

  tryLock(id: bigint): Promise<boolean> {
    return tryAdvisoryLock((sql, values) => this.query(sql, values), id);
  }

  unlock(id: bigint): Promise<void> {
    return releaseAdvisoryLock((sql, values) => this.query(sql, values), id);
  }

  lockHolder(id: bigint): Promise<LockHolder | undefined> {
    return advisoryLockHolder((sql, values) => this.query(sql, values), id);
  }

  async cancel(): Promise<void> {
    if (this.#ended) return;
    try {
      await this.#client.cancel();
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      const message = `The running statement could not be cancelled: ${reason}`;
      throw new DatabaseError('lost', message, undefined, cause);
    }
  }

  onNotice(listener: (notice: Notice) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#listeners.clear();
    if (this.#ended) return;
    const timer = setTimeout(() => this.#client.destroy(), GOODBYE);
    await this.#client.end();
    clearTimeout(timer);
  }

  #inTurn<T>(work: () => Promise<T>, messages: readonly Message[] = []): Promise<T> {
    const turn = this.#last.then(() => this.#run(work, messages));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /**
   * pg rejects at the ErrorResponse; only the ReadyForQuery behind it, or the end of the connection,
   * tells what became of the transaction and whether the session lives.
   */
  async #run<T>(work: () => Promise<T>, messages: readonly Message[]): Promise<T> {
    const { ahead } = this.#client;
    if (ahead && !this.#ended && !ahead.isTakenUpBy(messages)) await this.#takeBack(ahead);
    if (this.#ended || this.#closed) throw this.#lost(this.#loss);
    const answered = new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } catch (error) {
      await answered;
      throw this.#translated(error);
    }
  }

  async #takeBack(ahead: Ahead): Promise<void> {
    await ahead.stop();
    if (this.transactionStatus !== 'idle')
      await this.#run(() => this.#client.script('ROLLBACK'), []);
  }

  #answered(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #translated(error: unknown): DatabaseError {
    if (!this.#ended && isErrorResponse(error)) {
      return new DatabaseError('server', error.message, serverError(error), error);
    }
    if (isErrorResponse(error)) this.#loss = error;
    return this.#lost(error);
  }

  /** The server's last words explain the loss better than the broken socket does. */
  #lost(error: unknown): DatabaseError {
    const words = [error, this.#loss].find(isErrorResponse);
    const server = words && serverError(words);
    return lostConnection(this.#parameters, server, words ?? this.#loss ?? error);
  }
}
