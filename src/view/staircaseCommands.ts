import {
  type CommandLine,
  type CommandPlace,
  commandLines,
  type DeedWords,
} from './commandLine.ts';
import { type Deed, FOLDER_DEEDS, migrationDeeds } from './deeds.ts';
import type { ShownEntry } from './shownEntry.ts';

/** The command lines of `staircase` for a folder, or for one of its migrations. */
export function staircaseCommands(
  place: CommandPlace,
  entries: readonly ShownEntry[],
  version?: bigint,
): CommandLine[] {
  const entry = entries.find((it) => it.version === version);
  const deeds = entry ? migrationDeeds(entries, entry) : FOLDER_DEEDS;
  return commandLines(deeds, STAIRCASE, place, version);
}

const STAIRCASE: Readonly<Record<Deed, DeedWords>> = {
  run: { label: 'Run everything pending', words: 'staircase migrate run' },
  'run-to': {
    label: 'Run up to here',
    words: 'staircase migrate run',
    version: '--target-version',
  },
  mark: { label: 'Mark as applied', words: 'staircase migrate skip', version: '--version' },
  'mark-to': {
    label: 'Mark as applied up to here',
    words: 'staircase migrate skip',
    version: '--target-version',
  },
  'mark-all': { label: 'Mark everything as applied', words: 'staircase migrate skip' },
  'revert-last': { label: 'Revert the newest', words: 'staircase migrate revert' },
  'revert-to': {
    label: 'Revert what is newer',
    words: 'staircase migrate revert',
    version: '--target-version',
  },
  redo: { label: 'Redo the newest', words: 'staircase migrate redo' },
  reset: { label: 'Revert everything', words: 'staircase migrate reset' },
  repair: { label: 'Repair', words: 'staircase migrate repair', version: 'operand' },
  list: { label: 'Show the state', words: 'staircase migrate list' },
  verify: { label: 'Verify', words: 'staircase migrate verify' },
  validate: { label: 'Validate', words: 'staircase migrate validate' },
  link: { label: 'Link for sqlx', words: 'staircase migrate link' },
  check: { label: 'Check the database', words: 'staircase database check' },
};
