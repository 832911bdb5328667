/**
 * The verdicts of rehearsals, best first. A comment ignores what is said by their names, as it
 * ignores a rule; whether there is anything to ignore no linter knows.
 */
export const VERDICT_NAMES = [
  'reversible',
  'irreversible',
  'no-down',
  'not-provable',
  'lossy',
  'not-repeatable',
  'not-reversed',
  'fails',
] as const;
