import type { OptionSpec } from '../command.ts';
import { migrationWord } from '../rehearse/migrationWord.ts';
import { SERVER_OPTION } from '../rehearse/rehearseOptionSpecs.ts';
import { UsageError } from '../usageError.ts';

/** What `staircase schema` takes besides the options of every command. */
export const SCHEMA_OPTIONS: readonly OptionSpec[] = [
  {
    flags: '--at <N>',
    description: 'after this version, 0 for before all, or "target" (default: after the last)',
    parse: placeWord,
    conflicts: ['diff'],
  },
  {
    flags: '--diff <N...>',
    description: 'what differs between two of them: versions, or a version and "target"',
    parse: twoPlaces,
  },
  { flags: '--exit-code', description: 'with --diff: exit code 1 where they differ' },
  SERVER_OPTION,
];

/** A version, or the database that the call names. */
export type PlaceWord = bigint | 'target';

function placeWord(text: string): PlaceWord {
  return text === 'target' ? text : migrationWord(text);
}

function twoPlaces(text: string, before: unknown): readonly PlaceWord[] {
  const found = [...((before as readonly PlaceWord[] | undefined) ?? []), placeWord(text)];
  if (found.length <= 2) return found;
  throw new UsageError(
    '--diff compares two schemas.',
    'Give two versions, such as --diff 3 target.',
  );
}
