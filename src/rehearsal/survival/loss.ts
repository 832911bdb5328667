import type { DatabaseError } from '../../database/failure.ts';
import type { Span } from '../../sql/span.ts';
import type { ScriptStatement } from './steps.ts';
import type { Unmatched } from './unmatched.ts';

/** Data of a table that were there before up and are not behind down. */
export interface Loss {
  /** With its schema, as PostgreSQL writes it. */
  readonly table: string;
  /** Absent where whole rows are gone. */
  readonly column?: string;
  /** How many of the seeded rows it concerns. */
  readonly rows: number;
  /** The statement that lost them; absent where it could not be found. */
  readonly cause?: { readonly leg: 'up' | 'down'; readonly span: Span };
}

/** What a rehearsal with rows has shown. */
export interface Survival {
  readonly losses: readonly Loss[];
  /** What could not be shown, and why: one sentence each. */
  readonly reasons: readonly string[];
  /** Statements that found no row to change. */
  readonly unmatched?: readonly Unmatched[];
  /** What the server has against down where there are rows, of whatever kind. */
  readonly refusal?: Refusal;
}

/** A down script that runs on empty tables only. */
export interface Refusal {
  readonly error: DatabaseError;
  /** The statement of the down script; absent where it was refused at the end, as at a COMMIT. */
  readonly step?: ScriptStatement;
}
