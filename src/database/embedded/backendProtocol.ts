/** A session's settings by name, as `set_config` takes them. */
export type Settings = readonly (readonly [name: string, value: string])[];

/** What a client has left in the session between two of its transactions. */
export interface SessionState {
  /** Temporary tables, prepared statements, cursors and the like, which cannot be put aside. */
  readonly kept: boolean;
  readonly settings: Settings;
}

/** What the main thread asks of the thread that runs PostgreSQL; one request at a time. */
export type BackendRequest =
  | { readonly do: 'execute'; readonly messages: Uint8Array }
  | { readonly do: 'inspect' }
  | { readonly do: 'change'; readonly settings: Settings }
  | { readonly do: 'discard' }
  | { readonly do: 'checkpoint' }
  | { readonly do: 'close' };

/** What became of messages sent to PostgreSQL. */
export interface Outcome {
  readonly inTransaction: boolean;
  /** Whether the answer ended with ReadyForQuery. */
  readonly ready: boolean;
}

/** What that thread says: once `started` or `failed`, then answers as they come and a `done` each. */
export type BackendReply =
  | { readonly kind: 'started'; readonly parameters: Uint8Array; readonly processId: number }
  | { readonly kind: 'answer'; readonly bytes: Uint8Array }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly message: string };

/** The one session of the embedded PostgreSQL, as the main thread sees it. */
export interface Backend {
  /** The ParameterStatus messages a new client is greeted with. */
  readonly parameters: Uint8Array;
  readonly processId: number;
  execute(messages: Uint8Array, onAnswer: (bytes: Uint8Array) => void): Promise<Outcome>;
  inspect(): Promise<SessionState>;
  /** RESET ALL, then these settings. Rejects when PostgreSQL does not know one of them. */
  change(settings: Settings): Promise<void>;
  /** Ends what is open, and makes the session as good as new (`FRESH_SESSION`). */
  discard(): Promise<void>;
  checkpoint(): Promise<void>;
  close(): Promise<void>;
  /** Stops it where it stands; the next start recovers. */
  kill(): Promise<void>;
  onDeath(listener: (reason: string) => void): void;
}
