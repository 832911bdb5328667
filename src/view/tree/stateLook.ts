import { changeWords } from '../../engine/change/changeText.ts';
import type { State } from '../../engine/plan/plan.ts';
import type { ShownEntry } from './shownEntry.ts';

/** How a state is told: an icon and its colour for the eye, words for everyone. */
export interface StateLook {
  readonly icon: string;
  readonly color: string;
  readonly words: string;
}

const ERROR = 'problemsErrorIcon.foreground';
const WARNING = 'problemsWarningIcon.foreground';

const LOOKS: Readonly<Record<State | 'unknown', StateLook>> = {
  applied: { icon: 'pass-filled', color: 'testing.iconPassed', words: 'applied' },
  pending: { icon: 'circle-outline', color: 'charts.blue', words: 'pending' },
  'out-of-order': { icon: 'arrow-swap', color: WARNING, words: 'pending, out of order' },
  changed: { icon: 'diff-modified', color: WARNING, words: 'changed since it was applied' },
  missing: { icon: 'question', color: WARNING, words: 'missing on disk' },
  failed: { icon: 'error', color: ERROR, words: 'failed' },
  duplicate: { icon: 'files', color: ERROR, words: 'duplicate version' },
  unknown: { icon: 'circle-outline', color: 'disabledForeground', words: 'state not known' },
};

/** How a migration's state looks and reads; `unknown` where no database could be asked. */
export function stateLook(state: State | 'unknown'): StateLook {
  return LOOKS[state];
}

/** The state in words, with the kind of change where the file has changed. */
export function stateWords({ state, change }: Pick<ShownEntry, 'state' | 'change'>): string {
  const { words } = stateLook(state);
  const kind = change && changeWords(change);
  return kind === undefined ? words : `changed: ${kind}`;
}
