import type { LockMode, Waiting } from './lockMode.ts';

/** A lock that a statement takes on a relation, and what it does while it holds it. */
export interface LockEffect {
  /** As the script names it, such as `billing.orders`; undefined for one that it does not name. */
  readonly relation: string | undefined;
  readonly mode: LockMode;
  readonly on: LockedThing;
  readonly whoWaits: Waiting;
  /** Whether all of its rows are read. */
  readonly scans: boolean;
  /** Whether it is written anew, with its indexes. */
  readonly rewrites: boolean;
  /** `as long as the work`: the larger the table, the longer. */
  readonly lasts: 'briefly' | 'as long as the work';
}

/** What the lock is on, seen from the statement. */
export type LockedThing =
  | 'the table'
  | 'the referenced table'
  | 'the index'
  | 'the partitioned table'
  | 'the partition'
  | 'the default partition'
  | 'the view'
  | 'the materialized view'
  | 'the sequence'
  | 'every table of the type'
  | 'every index of the table';
