import type { RangeVar } from '@pgsql/types';
import type { LockMode } from '../../sql/lockMode.ts';
import type { Extent, Lock, LockedThing } from './lockEffect.ts';

/** A lock on a relation; on a table, if nothing else is said. */
export function lockOn(
  relation: RangeVar | undefined,
  mode: LockMode,
  more: Omit<Partial<Lock>, 'relation' | 'mode'> = {},
): Lock {
  return { relation, mode, on: 'the table', ...more };
}

/** A lock on what the script does not name. */
export function unnamedLock(
  on: LockedThing,
  mode: LockMode,
  more: Omit<Partial<Lock>, 'relation' | 'mode' | 'on'> = {},
): Lock {
  return { relation: undefined, mode, on, ...more };
}

/** A relation by the words of its name, the schema first. */
export function relationOf(words: readonly string[]): RangeVar {
  const [relname = '', schemaname] = words.toReversed();
  return { relname, ...(schemaname !== undefined && { schemaname }) };
}

/** Of several extents the furthest. */
export function furthest(extents: readonly (Extent | undefined)[]): Extent {
  if (extents.includes(true)) return true;
  return extents.includes('perhaps') ? 'perhaps' : false;
}
