import type { ObservedLock } from '../../rehearsal/observe/observation.ts';
import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import { LOCK_MODES } from '../../sql/lockMode.ts';

/** Of equals the first; one on a table says more than one on its index. */
export function strongestLock({ observed }: Rehearsal): ObservedLock | undefined {
  const locks = (observed?.statements ?? []).flatMap((it) => it.locks);
  const rank = ({ mode, relation }: ObservedLock): number =>
    LOCK_MODES.indexOf(mode) * 2 + (relation.kind === 'index' ? 0 : 1);
  return locks.toSorted((a, b) => rank(b) - rank(a))[0];
}
