import type { Deed } from '../plan/deeds.ts';
import type { ShownEntry } from '../tree/shownEntry.ts';
import {
  type CommandLine,
  type CommandPlace,
  commandLines,
  type DeedWords,
} from './commandLine.ts';

/** The command lines of `staircase` for a folder, or for one of its migrations. */
export function staircaseCommands(
  place: CommandPlace,
  entries: readonly ShownEntry[],
  version?: bigint,
): CommandLine[] {
  return commandLines(STAIRCASE, place, entries, version);
}

const STAIRCASE: Readonly<Record<Deed, DeedWords>> = {
  run: { words: 'staircase migrate run' },
  'run-to': { words: 'staircase migrate run', version: '--target-version' },
  mark: { words: 'staircase migrate skip', version: '--version' },
  'mark-to': { words: 'staircase migrate skip', version: '--target-version' },
  'mark-all': { words: 'staircase migrate skip' },
  'revert-last': { words: 'staircase migrate revert' },
  'revert-to': { words: 'staircase migrate revert', version: '--target-version' },
  redo: { words: 'staircase migrate redo' },
  reset: { words: 'staircase migrate reset' },
  repair: { words: 'staircase migrate repair', version: 'operand' },
  list: { words: 'staircase migrate list' },
  verify: { words: 'staircase migrate verify' },
  validate: { words: 'staircase migrate validate' },
  link: { words: 'staircase migrate link' },
  check: { words: 'staircase database check' },
};
