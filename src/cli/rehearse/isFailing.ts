import { VERDICT_NAMES } from '../../lint/ignore/verdictNames.ts';
import type { Rehearsal, Verdict } from '../../rehearsal/rehearsal.ts';
import type { Flags } from '../command.ts';

/** The verdicts, best first. */
export const VERDICTS: readonly Verdict[] = VERDICT_NAMES;

/** Whether a verdict is as bad as `--fail-on` says, or worse, and no comments ignore all of it. */
export function isFailing({ verdict, isIgnored }: Rehearsal, { failOn = 'lossy' }: Flags): boolean {
  if (isIgnored) return false;
  const least = (VERDICTS as readonly string[]).indexOf(failOn);
  return least >= 0 && VERDICTS.indexOf(verdict) >= least;
}
