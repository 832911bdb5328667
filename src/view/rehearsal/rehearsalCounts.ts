import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import { verdictLook } from './rehearsalMark.ts';

/** How many there are of each verdict, the most first. */
export function rehearsalCounts(rehearsals: readonly Rehearsal[]): string {
  const counts = new Map<string, number>();
  for (const it of rehearsals) {
    const { words } = verdictLook(it);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const said = [...counts].toSorted((a, b) => b[1] - a[1]);
  return `${rehearsals.length} rehearsed: ${said.map(([words, count]) => `${count} ${words}`).join(', ')}.`;
}
