/** What a server says about an error, field by field. Source: "Error and Notice Message Fields". */
export interface ServerError {
  readonly message: string;
  readonly sqlstate: string;
  readonly detail?: string;
  readonly hint?: string;
  /** Field P: characters from the start of the script sent, the first being 1. */
  readonly position?: number;
  /** How many statements of the script sent had run when this one failed. */
  readonly completed?: number;
  /** Field W: the call stack of a function or DO block. */
  readonly where?: string;
  readonly schema?: string;
  readonly table?: string;
  readonly constraint?: string;
  /** Field L: the line of the server's own C source. sqlx prints it as if it were the script's. */
  readonly sourceLine?: string;
}

/** `server`: an error the server reported. `lost`: the connection went away while in use. */
export type DatabaseErrorKind = 'server' | 'lost';

/** The only error a Session throws. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly kind: DatabaseErrorKind;
  readonly server: ServerError | undefined;

  constructor(kind: DatabaseErrorKind, message: string, server?: ServerError, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
    this.server = server;
  }
}

/** Why no connection came to be. Decides what the person is told to try. */
export type ConnectionFailure =
  | 'bad-url'
  | 'host-not-found'
  | 'refused'
  | 'timeout'
  | 'wrong-password'
  | 'no-password'
  | 'unknown-database'
  | 'unknown-user'
  | 'not-permitted'
  | 'tls'
  | 'too-many-connections'
  | 'starting-up'
  | 'hung-up'
  | 'in-use'
  | 'cancelled'
  | 'other';

/** A connection that could not be made: what, where, why, and what to try; never the password. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError';
  readonly reason: ConnectionFailure;
  /** What to try, in one sentence. */
  readonly advice: string;
  /** What the server said when it refused; absent where none was reached. */
  readonly server: ServerError | undefined;

  constructor(
    reason: ConnectionFailure,
    message: string,
    advice: string,
    cause?: unknown,
    server?: ServerError,
  ) {
    super(message, { cause });
    this.reason = reason;
    this.advice = advice;
    this.server = server;
  }
}
