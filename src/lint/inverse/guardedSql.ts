import { type Guard, guarded } from '../facts/guarded.ts';
import type { Written } from './written.ts';

/** A statement that would fail when its work is done already, in a block that looks first. */
export function guardedSql({ upper, lower }: Written, guard: Guard): Written {
  return { upper: guarded(upper, guard, '\n'), lower: guarded(lower, guard, '\n') };
}
