import type { Effect } from './effect.ts';
import type { Thing } from './thing.ts';

/** What is known of the schema as it was before a migration. */
export interface Former {
  /** Undefined where the earlier scripts do not tell. */
  has(thing: Thing): boolean | undefined;
  /** Of a known thing: what it goes with when that is dropped, such as the columns of an index. */
  holders(thing: Thing): readonly Thing[];
  /** The value of an aspect, `none` where it was not set; undefined where that is not known. */
  setting(thing: Thing, aspect: string): string | undefined;
  /** The columns of a table in their order, and what tells its rows apart; undefined where not known. */
  rows(table: Thing): RowShape | undefined;
  /** The statements, without semicolons, that make it as it was; undefined where they are not known. */
  definition(thing: Thing, how: Restoring): readonly string[] | undefined;
}

/** What the rows of a table are made of. */
export interface RowShape {
  readonly columns: readonly string[];
  /** The columns of each key: the primary one first, then what else is unique. */
  readonly keys: readonly (readonly string[])[];
}

/** How something is to be restored. */
export interface Restoring {
  /** What has defined it anew: it is there, and takes not every definition in place. */
  readonly inPlaceOf?: Effect;
  /** Whether a part, such as an index, is to come back with it. */
  readonly isWanted: (part: Thing) => boolean;
}

/** Nothing is known, as of a migration that stands alone. */
export const UNKNOWN: Former = {
  has: () => undefined,
  holders: () => [],
  setting: () => undefined,
  rows: () => undefined,
  definition: () => undefined,
};
