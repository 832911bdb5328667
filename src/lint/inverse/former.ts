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
  /**
   * The statements, without semicolons, that make it as it was, if need be in the place of what
   * an effect has made of it; undefined where they are not known.
   */
  definition(thing: Thing, inPlaceOf?: Effect): readonly string[] | undefined;
}

/** Nothing is known, as of a migration that stands alone. */
export const UNKNOWN: Former = {
  has: () => undefined,
  holders: () => [],
  setting: () => undefined,
  definition: () => undefined,
};
