import type { RangeVar } from '@pgsql/types';
import type { LockMode, Waiting } from '../../sql/lockMode.ts';

/** A lock that a statement takes on a relation, and what it does while it holds it. */
export interface LockEffect extends Lock {
  /** `nobody` also where the script has made the relation itself. */
  readonly whoWaits: Waiting;
  readonly scans: Extent;
  readonly rewrites: Extent;
  /** `as long as the work`: the larger the table, the longer. */
  readonly lasts: 'briefly' | 'as long as the work';
}

/** What PostgreSQL does for a statement, before it is asked whom that hurts. */
export interface Lock {
  /** As the script names it; undefined for one that it does not name. */
  readonly relation: RangeVar | undefined;
  readonly mode: LockMode;
  readonly on: LockedThing;
  /** Whether all of its rows are read. */
  readonly scans?: Extent;
  /** Whether it is written anew, with its indexes. */
  readonly rewrites?: Extent;
  /** Whether it changes as many rows as the script asks for, and holds its lock meanwhile. */
  readonly changesRows?: boolean;
  /** When the lock is taken or the work done, if not always; a full sentence. */
  readonly note?: string;
}

/** `perhaps`: the text does not tell, but the lock's note does. */
export type Extent = boolean | 'perhaps';

/** What the lock is on, seen from the statement. */
export type LockedThing =
  | 'the table'
  | 'the referenced table'
  | 'the index'
  | 'every index of the table'
  | 'the partition'
  | 'the default partition'
  | 'the view'
  | 'the materialized view'
  | 'the sequence'
  | 'every table of the type'
  | 'every table of the schema'
  | 'every table of the database';
