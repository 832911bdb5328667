import type { Migration } from '../../migrations/migration.ts';
import type { Rehearsal, Verdict } from '../../rehearsal/rehearsal.ts';
import type { StateLook } from '../tree/stateLook.ts';

/** What there is to say of a migration's last rehearsal. */
export type RehearsalMark =
  | { readonly kind: 'running' }
  /** A file that it depends on has changed since. */
  | { readonly kind: 'old' }
  | { readonly kind: 'done'; readonly rehearsal: Rehearsal };

/** Tells what is known of a migration's rehearsal; undefined where there was none. */
export type MarkOf = (migration: Migration) => RehearsalMark | undefined;

const PASSED = 'testing.iconPassed';
const ERROR = 'problemsErrorIcon.foreground';
const WARNING = 'problemsWarningIcon.foreground';

/** The best first. */
const LOOKS: Readonly<Record<Verdict, StateLook>> = {
  reversible: { icon: 'pass', color: PASSED, words: 'reversible' },
  irreversible: { icon: 'lock', color: PASSED, words: 'irreversible, as it says' },
  'no-down': { icon: 'circle-slash', color: WARNING, words: 'up runs, there is no way back' },
  'not-provable': { icon: 'question', color: WARNING, words: 'not provable here' },
  lossy: { icon: 'warning', color: WARNING, words: 'loses data on the way back' },
  'not-repeatable': { icon: 'error', color: ERROR, words: 'not repeatable' },
  'not-reversed': { icon: 'error', color: ERROR, words: 'not reversed' },
  fails: { icon: 'error', color: ERROR, words: 'fails' },
};

/** How a verdict looks and reads. */
export function verdictLook({ verdict, failure, isIgnored }: Rehearsal): StateLook {
  const { words, ...look } = LOOKS[verdict];
  const said = failure && verdict === 'fails' ? FAILS[failure.leg] : words;
  if (!isIgnored) return { ...look, words: said };
  return { icon: 'circle-slash', color: 'disabledForeground', words: `${said}, ignored` };
}

/** 0 for the best verdict, and more the worse it is. */
export function verdictRank({ verdict }: Rehearsal): number {
  return Object.keys(LOOKS).indexOf(verdict);
}

const FAILS = { up: 'up fails', down: 'down fails', 'up again': 'up after down fails' } as const;

/** Worse than these is what must not be run unseen. */
const FINE: ReadonlySet<Verdict> = new Set<Verdict>(['reversible', 'irreversible', 'no-down']);

/** Whether a verdict is no reason to stop at, by itself or as its scripts say. */
export function isFine({ verdict, isIgnored }: Rehearsal): boolean {
  return FINE.has(verdict) || isIgnored === true;
}
