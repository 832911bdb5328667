/** A row by column name. `int8` comes as a string, `bytea` as a Buffer, `timestamptz` as a Date. */
export type Row = Readonly<Record<string, unknown>>;

/** What the server says of the session after a message: ReadyForQuery's I, T or E. */
export type TransactionStatus = 'idle' | 'open' | 'failed';

/** A NOTICE or WARNING the server sent while something ran. */
export interface Notice {
  readonly severity: string;
  readonly message: string;
}

/** What a statement of a pipeline takes as a parameter. */
export type Value = string | bigint | boolean | Buffer;

/** One message of a pipeline: a statement as for `query`, or a whole script. */
export type Message =
  | { readonly kind: 'statement'; readonly sql: string; readonly values?: readonly Value[] }
  | { readonly kind: 'script'; readonly sql: string };

export interface PipelineOptions {
  /** Called for each message that has run, until one fails. */
  readonly onDone?: (index: number) => void;
  /**
   * What the next pipeline begins with, the very same objects: it may be sent behind this one's
   * messages, so that the server works on while we take its answer, and is skipped if one fails. It
   * begins with BEGIN and ends nothing: any other call takes it back, and the next pipeline is told
   * of it as if it had been sent then. Only behind a COMMIT.
   */
  readonly ahead?: readonly Message[];
}

/** Who holds an advisory lock, as far as the server tells. */
export interface LockHolder {
  readonly processId: number;
  readonly applicationName: string;
  /** Since when the holder's session has existed or its transaction has run, whichever is known. */
  readonly since?: Date;
}

/**
 * The port every query goes through: one connection, never pooled. Every method throws
 * `DatabaseError` (failure.ts) for what the server or the connection says, and nothing else.
 */
export interface Session {
  /** The backend's process id, as `pg_locks` and `pg_stat_activity` show it. */
  readonly processId: number;
  readonly transactionStatus: TransactionStatus;
  /** True once the connection is gone, for whatever reason. */
  readonly ended: boolean;
  /** One statement, by the extended protocol, with its values as parameters. */
  query(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /**
   * A whole script in one simple-protocol Query message, as sqlx sends a file (sqlx.md, section 5).
   * Resolves to the transaction status the server reports afterwards.
   */
  script(sql: string): Promise<TransactionStatus>;
  /** The rows of all statements of a script of ours, in one message as with `script`. */
  rows(sql: string): Promise<readonly Row[]>;
  /**
   * Several messages sent at once, so that one wait does for all. Resolves to the number of rows that
   * each statement has written; rejects with the first error, when the server is ready again. After a
   * failed statement the server skips the rest. After a failed script it goes on: in the transaction
   * that has failed, or outside of one if the script has ended it.
   */
  pipeline(messages: readonly Message[], options?: PipelineOptions): Promise<readonly number[]>;
  /** Takes a session-level advisory lock if it is free; never waits. */
  tryLock(id: bigint): Promise<boolean>;
  unlock(id: bigint): Promise<void>;
  lockHolder(id: bigint): Promise<LockHolder | undefined>;
  /** Asks the server to cancel what runs now; the running call then rejects with 57014. */
  cancel(): Promise<void>;
  /** Called for each notice until `close`. Returns what takes the listener off again. */
  onNotice(listener: (notice: Notice) => void): () => void;
  close(): Promise<void>;
}
