import type { Rehearsal } from '../../rehearsal/rehearsal.ts';
import { clip } from '../clip.ts';
import { millisecondsText } from '../duration.ts';
import { escapeMarkdown, type Fact } from '../markdown.ts';
import { verdictLook } from './rehearsalMark.ts';
import { strongestLock } from './strongestLock.ts';

/** A reason may be long; the Problems panel has all of it. */
const LONGEST = 120;

/** A rehearsal in one line: verdict, time, strongest lock. */
export function rehearsalLine(rehearsal: Rehearsal): string {
  const { words } = verdictLook(rehearsal);
  return [words, timeText(rehearsal), lockText(rehearsal)].filter((it) => it !== '').join(' · ');
}

function timeText({ upMs, downMs }: Rehearsal): string {
  const up = upMs === undefined ? [] : [`up ${millisecondsText(upMs)}`];
  const down = downMs === undefined ? [] : [`down ${millisecondsText(downMs)}`];
  return [...up, ...down].join(', ');
}

function lockText(rehearsal: Rehearsal): string {
  const { observed } = rehearsal;
  const lock = strongestLock(rehearsal);
  // There is room for a line above a file, and what is not in `public` is the news.
  if (lock) return `${lock.mode} on ${lock.relation.name.replace(/^public\./, '')}`;
  return observed && observed.unseen === undefined ? 'locks nothing that was there' : '';
}

/** For a tooltip: the verdict, on which PostgreSQL it was seen, and why it is no better or worth less. */
export function rehearsalFacts(rehearsal: Rehearsal): Fact[] {
  const { failure, reasons, observed, verdict } = rehearsal;
  const word = verdict === 'reversible' ? 'but' : 'because';
  const [why] = failure ? [failure.server?.message ?? failure.message] : reasons;
  const where = observed ? ` · PostgreSQL ${observed.serverVersion}` : '';
  return [
    ['rehearsed', escapeMarkdown(`${rehearsalLine(rehearsal)}${where}`)],
    ...(why === undefined ? [] : [[word, escapeMarkdown(clip(why, LONGEST))] as const]),
  ];
}
