/**
 * The verdicts of rehearsals. A comment ignores what is said by their names, as it
 * ignores a rule; whether there is anything to ignore no linter knows.
 */
export const VERDICT_NAMES: readonly string[] = [
  'reversible',
  'irreversible',
  'no-down',
  'not-provable',
  'lossy',
  'not-repeatable',
  'not-reversed',
  'fails',
];
