import type { Verdict } from '../../rehearsal/rehearsal.ts';
import { VERDICTS } from '../rehearse/isFailing.ts';
import type { ShownRehearsal } from '../rehearse/shownRehearsal.ts';

/** How many of each verdict there are, the best first. */
export function countsOf(
  shown: readonly ShownRehearsal[],
): (readonly [verdict: Verdict, count: number])[] {
  return VERDICTS.map((verdict) => [
    verdict,
    shown.filter(({ rehearsal }) => rehearsal.verdict === verdict).length,
  ]);
}
