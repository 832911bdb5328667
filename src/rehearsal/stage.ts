import type { Session } from '../database/session.ts';

/**
 * A database that belongs to rehearsals alone: what is in it may be lost at any time. Its state is
 * what its ledger says.
 */
export interface Stage {
  /** What it is, for a person: `the built-in PostgreSQL 18`. */
  readonly name: string;
  /** Opens a session, on a new and empty database where there is none yet. Throws `ConnectionError`. */
  open(): Promise<Session>;
  /** Throws everything away, whatever runs in it: the next session finds an empty database. */
  reset(): Promise<void>;
  /** Ends what `open` and `reset` have started. */
  close(): Promise<void>;
}
