import type { Fate, StatementFate } from '../../engine/halfDone/fates.ts';
import { clip, oneLine } from '../clip.ts';

/** Long enough for a name with its schema, short enough for a line of a log. */
const LONGEST = 100;

/** What became of one statement of a script outside a transaction, in one line. */
export function fateText({ statement, fate }: StatementFate): string {
  const { place, text, evidence } = statement;
  const why = evidence && SEEN.has(fate) ? ` (${evidence.effect})` : '';
  return `line ${place.line} ${WORDS[fate]}: ${clip(oneLine(text), LONGEST)}${why}`;
}

const WORDS: Readonly<Record<Fate, string>> = {
  landed: 'has landed',
  'not-landed': 'has not landed',
  'already-there': 'is done already',
  invalid: 'has left its index INVALID',
  unknown: 'cannot be told',
};

const SEEN: ReadonlySet<Fate> = new Set(['landed', 'already-there']);
