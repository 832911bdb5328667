import type { Rehearsal, Verdict } from '../../rehearsal/rehearsal.ts';
import type { Flags } from '../command.ts';

/** The verdicts, best first. */
export const VERDICTS: readonly Verdict[] = [
  'reversible',
  'irreversible',
  'no-down',
  'not-provable',
  'lossy',
  'not-repeatable',
  'not-reversed',
  'fails',
];

/** Whether a verdict is as bad as `--fail-on` says, or worse. */
export function isFailing({ verdict }: Rehearsal, { failOn = 'lossy' }: Flags): boolean {
  const least = (VERDICTS as readonly string[]).indexOf(failOn);
  return least >= 0 && VERDICTS.indexOf(verdict) >= least;
}
