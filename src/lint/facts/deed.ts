import type { Statement } from '../../sql/parser.ts';
import type { Span } from '../../sql/span.ts';
import type { Guard } from './guarded.ts';

/** Something that a statement makes or takes away. */
export interface Deed {
  readonly statement: Statement;
  /** `take`: it drops it, or gives it another name or place. */
  readonly deed: 'make' | 'take';
  /** In words and a name: `table "orders"`. */
  readonly what: string;
  /** By which the deeds of one object are found; of a DROP of several, each one's. */
  readonly keys: readonly string[];
  /** The table it is a part of, and goes with. */
  readonly owner?: string | undefined;
  /** The words that say it: `CREATE TABLE`, `ADD COLUMN`. */
  readonly span: Span;
  /** Absent: done a second time, it does no harm. */
  readonly cure?: Cure | undefined;
  /** True of what PostgreSQL makes once more, under another name. */
  readonly isNameless?: boolean;
  /** True of what is gone by itself before the script is run again. */
  readonly isFleeting?: boolean;
  /** Of a constraint, the index that stands behind it. */
  readonly index?: DeedIndex | undefined;
}

/** An index that goes with its constraint when that is dropped. */
export interface DeedIndex {
  readonly key: string;
  /**
   * Of one that ADD CONSTRAINT ... USING INDEX turns into the constraint: how the statement is guarded
   * that drops the constraint as well, since a second run has the index no more.
   */
  readonly turned?: { readonly name: string; readonly guard: Guard };
}

export type Cure =
  | { readonly kind: 'clause'; readonly clause: Clause; readonly at: number }
  /**
   * `instead`: the command that is guarded, where it must be written anew, such as with a name.
   * `isWhole`: the guard is about all commands of the statement.
   */
  | {
      readonly kind: 'guard';
      readonly guard: Guard;
      readonly instead?: string;
      readonly isWhole?: boolean;
    }
  | { readonly kind: 'advice'; readonly advice: string };

export type Clause = 'IF NOT EXISTS' | 'IF EXISTS' | 'OR REPLACE';

/** A deed that fails when it is done a second time. */
export type Unrepeatable = Deed & {
  readonly cure: Cure;
  /** Where the reason is not that it is there or gone already. */
  readonly why?: string;
  /** True of what is dropped, and made again further down: it fails only where that is missing. */
  readonly isMadeAgain?: boolean;
};
