import type { Session } from '../../database/session.ts';

/**
 * A database that belongs to rehearsals alone: what is in it may be lost at any time. Its state is
 * what its ledger says.
 */
export interface Stage {
  /** What it is, for a person: `the built-in PostgreSQL 18`. */
  readonly name: string;
  /** The server is the stage's own, with its roles and settings. Absent: others use it as well. */
  readonly ownsServer?: boolean;
  /**
   * Opens a session, on a new and empty database where there is none yet. While it is open, no other
   * rehearsal is on the stage: waits for one that is. Throws `ConnectionError`.
   */
  open(signal?: AbortSignal): Promise<Session>;
  /**
   * From now on the stage is not what its ledger says, until it is said to be so again: who finds it
   * like this, because we were killed, resets it. Absent where nobody will find it.
   */
  markDirty?(): Promise<void>;
  markClean?(): Promise<void>;
  /**
   * Keeps what is on the stage, which is not dirty and has no session open. Absent where it would take
   * as long as to bring the stage there again.
   * @param state tells it from all others: of the same one nothing is kept twice.
   */
  keep?(state: string): Promise<void>;
  /**
   * Throws everything away, whatever runs in it: the next session finds what was kept last, if that has
   * not been found in vain already, else an empty database.
   */
  reset(): Promise<void>;
  /** Ends what `open` and `reset` have started, whoever uses it. */
  close(): Promise<void>;
}
