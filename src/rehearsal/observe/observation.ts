import type { LockMode, Waiting } from '../../sql/lockMode.ts';
import type { Place, Span } from '../../sql/span.ts';

/** What was seen of a script on one PostgreSQL; another version, or other data, may do otherwise. */
export interface Observation {
  /** The server's own word for its version, such as `18.6`. */
  readonly serverVersion: string;
  /** Those that ran, in their order. */
  readonly statements: readonly ObservedStatement[];
  /** Why a script or the rest of it was not observed; a full sentence. */
  readonly unseen?: string;
}

/** What one statement did to the relations that were there before its script. */
export interface ObservedStatement {
  readonly span: Span;
  readonly place: Place;
  /** Milliseconds. */
  readonly took: number;
  /**
   * The strongest lock that it took on each. Reading takes ACCESS SHARE, which is not told, and a
   * lock of the same mode that an earlier statement took and holds is told with that one.
   */
  readonly locks: readonly ObservedLock[];
  /** Those that were written anew, into another file. */
  readonly rewritten: readonly Relation[];
  /**
   * Those of which all rows were read. Nothing is told of queries and changes of rows: how they find
   * their rows depends on how many there are.
   */
  readonly scanned: readonly Relation[];
}

/** A lock, and whom it keeps waiting until the transaction ends. */
export interface ObservedLock {
  readonly relation: Relation;
  readonly mode: LockMode;
  readonly whoWaits: Waiting;
}

/** A table, an index, a view or a sequence. */
export interface Relation {
  /** With its schema, as SQL has it. */
  readonly name: string;
  readonly kind: RelationKind;
}

export type RelationKind = 'table' | 'index' | 'view' | 'materialized view' | 'sequence';
